import './editing.css';
import { Host } from '../http/Host';
import { t } from '../i18n/texts';
import { editors, kindOf } from './fileKinds';
import { Shell } from './Shell';

function setting(root: HTMLElement, name: string): string {
  const value = root.dataset[name];
  if (!value) throw new Error(`The editor's element lacks data-${name}.`);
  return value;
}

const root = document.querySelector<HTMLElement>('#editor');
if (!root) throw new Error('The page lacks #editor.');
const fileName = setting(root, 'file');
const kind = kindOf(fileName);
const load = kind === null ? null : editors[kind];
if (load === null) {
  root.textContent = t('unknown-kind', fileName);
} else {
  const shell = new Shell(root, { procedureId: setting(root, 'procedure'), fileName, templatesAddress: setting(root, 'templates') }, Host.ofPage());
  void shell.open(load);
}
