import './diagram.css';
import { CaseDiagram } from './CaseDiagram';

for (const host of document.querySelectorAll<HTMLElement>('[data-diagram]')) {
  void new CaseDiagram(host).show();
}
