// The bpmn-io plug-ins ship no types; each is a module for the modeler, opaque to us.
declare module 'bpmn-js-properties-panel' {
  export const BpmnPropertiesPanelModule: import("didi").ModuleDeclaration;
  export const BpmnPropertiesProviderModule: import("didi").ModuleDeclaration;
  export const ZeebePropertiesProviderModule: import("didi").ModuleDeclaration;
}
declare module 'bpmn-js-element-templates' {
  export const CloudElementTemplatesPropertiesProviderModule: import("didi").ModuleDeclaration;
}
declare module 'bpmn-js-create-append-anything' {
  export const CreateAppendAnythingModule: import("didi").ModuleDeclaration;
  export const CreateAppendElementTemplatesModule: import("didi").ModuleDeclaration;
}
declare module 'camunda-bpmn-js-behaviors/lib/camunda-cloud' {
  const behaviors: import("didi").ModuleDeclaration;
  export default behaviors;
}
declare module 'zeebe-bpmn-moddle/resources/zeebe.json' {
  const descriptor: object;
  export default descriptor;
}
declare module 'bpmn-js-i18n/translations/de.js' {
  const texts: Record<string, string>;
  export default texts;
}
