// What the changes to a description have in common: finding their way about it.
const verbs = ['get', 'post', 'put', 'patch', 'delete'];
export const ref = (name) => ({ $ref: `#/components/schemas/${name}` });

export const schemas = (d) => d.components.schemas;
export const operations = (d) => Object.entries(d.paths).flatMap(([path, item]) => verbs.filter((verb) => item[verb]).map((verb) => ({ path, verb, item, operation: item[verb] })));
export const operation = (d, id) => operations(d).find((one) => one.operation.operationId === id).operation;

// Visits every object of the document, from the leaves up.
export const visit = (node, change) => {
  if (!node || typeof node !== 'object') return;
  Object.values(node).forEach((child) => visit(child, change));
  if (!Array.isArray(node)) change(node);
};

export const renameSchemas = (d, rename) => {
  d.components.schemas = Object.fromEntries(Object.entries(schemas(d)).map(([name, schema]) => [rename(name), schema]));
  visit(d, (node) => {
    const name = node.$ref?.match(/^#\/components\/schemas\/(.*)$/)?.[1];
    if (name) node.$ref = ref(rename(name)).$ref;
  });
};
