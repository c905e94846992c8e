// Writes a changed description: node mutate.mjs CHANGE <base.json >changed.json. Each change is one thing that a vendor may do.
import { readFileSync } from 'node:fs';
import { operation, operations, ref, renameSchemas, schemas, visit } from './document.mjs';

const invoicesList = () => ({
  get: {
    operationId: 'ListInvoices', tags: ['Invoices'], summary: 'List invoices',
    parameters: ['page', 'page_size'].map((name) => ({ name, in: 'query', schema: { type: 'integer', format: 'int32' } })),
    responses: { 200: { description: 'A page.', content: { 'application/json': { schema: ref('InvoicePage') } } } },
  },
});

const changes = {
  none: () => {},

  // The same in OpenAPI 3.0, as a vendor on an older toolchain would publish it.
  'edition-3.0': (d) => {
    d.openapi = '3.0.3';
    delete d.webhooks;
    visit([d.paths, d.components], (node) => {
      let nullable = false;
      if (Array.isArray(node.examples)) { [node.example] = node.examples; delete node.examples; }
      for (const keyword of ['oneOf', 'anyOf'].filter((one) => Array.isArray(node[one]))) {
        const rest = node[keyword].filter((branch) => branch.type !== 'null');
        nullable ||= rest.length < node[keyword].length;
        delete node[keyword];
        node[rest.length === 1 ? 'allOf' : keyword] = rest;
      }
      if (Array.isArray(node.type)) {
        nullable ||= node.type.includes('null');
        node.type = node.type.find((type) => type !== 'null');
      }
      // Nothing may stand beside a reference.
      if (node.$ref && Object.keys(node).length > 1) { node.allOf = [{ $ref: node.$ref }]; delete node.$ref; }
      if (nullable) node.nullable = true;
    });
  },

  'envelope-names': (d) => renameSchemas(d, (name) => name.replace(/^(\w+)Page$/, 'PagedListOf$1')),

  'body-names': (d) => renameSchemas(d, (name) => name.replace(/^(Create|Update)(\w+)$/, '$1$2Request')),

  'one-body-for-both': (d) => {
    renameSchemas(d, (name) => name.replace(/^UpdateDepartment$/, 'DepartmentInput'));
    operation(d, 'CreateDepartment').requestBody.content['application/json-patch+json'].schema = ref('DepartmentInput');
    delete schemas(d).CreateDepartment;
  },

  'anyof-null': (d) => visit(schemas(d), (node) => {
    if (Array.isArray(node.oneOf)) { node.anyOf = [...node.oneOf].reverse(); delete node.oneOf; }
    if (Array.isArray(node.type) && node.type.includes('null') && !node.enum) {
      const { type, format, items, ...rest } = node;
      Object.keys(node).forEach((key) => delete node[key]);
      Object.assign(node, rest, { anyOf: [{ type: type.find((t) => t !== 'null'), ...(format && { format }), ...(items && { items }) }, { type: 'null' }] });
    }
  }),

  'ref-with-siblings': (d) => {
    schemas(d).Project.properties.target_budget = { ...ref('Money'), description: 'Budget.', nullable: true, 'x-order': 1 };
    schemas(d).CreateProject.properties.status = { ...ref('ProjectStatus'), type: ['null', 'string'], default: 'in_progress' };
    schemas(d).Person.properties.worker_type = { allOf: [ref('WorkerType')], description: 'Kind of employment.' };
  },

  'numbers-as-strings': (d) => visit(d, (node) => {
    const types = [node.type].flat();
    if (!types.includes('number') && !types.includes('integer')) return;
    node.type = [...types, 'string'];
    node.pattern = types.includes('integer') ? '^-?(?:0|[1-9]\\d*)$' : '^-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?$';
  }),

  'no-operation-ids': (d) => operations(d).forEach(({ operation: one }) => delete one.operationId),

  'other-operation-ids': (d) => operations(d).forEach(({ operation: one }, index) => { one.operationId = `api_${one.tags[0]}_call${index}`; }),

  'no-tags': (d) => operations(d).filter(({ path }) => path.startsWith('/v1/projects')).forEach(({ operation: one }) => delete one.tags),

  'twice-the-same-operation-id': (d) => { operation(d, 'GetRole').operationId = 'GetTag'; operation(d, 'ListTags').operationId = 'GetTag'; },

  'enum-default': (d) => {
    schemas(d).CreateProject.properties.status = { ...ref('ProjectStatus'), default: 'in_progress' };
    schemas(d).WorkerType.default = 'full_time';
    schemas(d).Stage.properties.kind = { type: 'string', enum: ['open', 'won', null], default: 'open' };
    operation(d, 'ListProjects').parameters.push({ name: 'order', in: 'query', schema: { type: 'string', enum: ['asc', 'desc'], default: 'asc' } });
  },

  'inline-schemas': (d) => {
    const inline = /Page$|^Create|^Update|^Money$|^WorkerType$/;
    visit(d.paths, putInline(d, inline));
    visit(schemas(d), putInline(d, inline));
    for (const name of Object.keys(schemas(d)).filter((one) => inline.test(one))) delete schemas(d)[name];
  },

  'several-content-types': (d) => operations(d).forEach(({ operation: one }) => {
    if (one.requestBody) one.requestBody.content = offer(one.requestBody.content, ['application/xml', 'application/json-patch+json', 'application/json', 'text/json', 'application/*+json']);
    for (const answer of Object.values(one.responses).filter((a) => a.content)) answer.content = offer(answer.content, ['text/plain', 'application/json', 'text/json']);
  }),

  'default-and-2xx': (d) => operations(d).forEach(({ operation: one, verb }) => {
    const success = one.responses['200'] ?? one.responses['201'];
    one.responses = verb === 'get' ? { '2XX': success, default: one.responses['400'] } : { default: success };
  }),

  'new-operation': (d) => {
    d.paths['/v1/projects/{id}'].delete = { operationId: 'DeleteProject', tags: ['Projects'], summary: 'Delete a project', parameters: [{ $ref: '#/components/parameters/ProjectId' }], responses: { 204: { description: 'Deleted.' } } };
  },

  'new-tag': (d) => {
    d.paths['/v1/invoices'] = invoicesList();
    schemas(d).Invoice = { type: 'object', properties: { id: { type: 'string', format: 'uuid' }, amount: { type: 'number' }, paid: { type: 'boolean' } } };
    schemas(d).InvoicePage = { type: 'object', properties: { total: { type: 'integer' }, total_pages: { type: 'integer' }, results: { type: 'array', items: ref('Invoice') } } };
  },

  'new-enum-value': (d) => schemas(d).ProjectStatus.enum.push('on_hold'),

  'new-required-member': (d) => {
    schemas(d).CreateProject.properties.office_id = { type: 'string', format: 'uuid', description: 'Office.' };
    schemas(d).CreateProject.required.push('office_id');
    schemas(d).Project.properties.office_id = { type: 'string', format: 'uuid' };
  },

  'renamed-member': (d) => {
    const { archived, ...rest } = schemas(d).UpdateProject.properties;
    schemas(d).UpdateProject.properties = { ...rest, is_archived: archived };
  },

  'removed-operation': (d) => { delete d.paths['/v1/projects/{id}'].patch; },

  'changed-path-parameter': (d) => { d.components.parameters.RoleId.schema = { type: 'integer', format: 'int64' }; },

  // For the list of changes that UpdateOpenApi prints.
  everything: (d) => {
    for (const name of ['new-operation', 'new-tag', 'new-enum-value', 'new-required-member', 'renamed-member', 'changed-path-parameter']) changes[name](d);
    delete d.paths['/v1/tags'].get;
    schemas(d).CreateProject.properties.name = { type: 'integer' };
  },

  'hostile-names': (d) => {
    renameSchemas(d, (name) => (name === 'Money' ? 'Vendor.Api.Models.Money' : name));
    schemas(d).Task = { type: 'object', properties: { title: { type: 'string' } } };
    schemas(d).Person.properties.task = ref('Task');
    schemas(d).Person.properties['given-name'] = { type: 'string' };
    schemas(d).Person.properties['2nd_name'] = { type: 'string' };
    schemas(d).Person.properties.class = { type: 'string' };
    for (const [name, place] of [['$top', 'query'], ['filter[name]', 'query'], ['class', 'query'], ['X-Request-ID', 'header'], ['X-API-KEY', 'header'], ['session', 'cookie']]) {
      operation(d, 'ListProjects').parameters.push({ name, in: place, schema: { type: 'string' } });
    }
    operations(d).forEach(({ operation: one }) => { one.tags = one.tags.map((tag) => tag.replace(/(?<=[a-z])(?=[A-Z])/g, ' ')); });
  },

  'files-and-forms': (d) => {
    d.paths['/v1/people/{id}/portrait'] = {
      post: { operationId: 'UploadPortrait', tags: ['People'], parameters: [{ $ref: '#/components/parameters/PersonId' }], requestBody: { content: { 'multipart/form-data': { schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } } } }, responses: { 204: { description: 'Kept.' } } },
      get: { operationId: 'DownloadPortrait', tags: ['People'], parameters: [{ $ref: '#/components/parameters/PersonId' }], responses: { 200: { description: 'The picture.', content: { 'image/png': { schema: { type: 'string', format: 'binary' } } } } } },
    };
  },

  'odd-schemas': (d) => Object.assign(schemas(d), {
    Labels: { type: 'object', additionalProperties: { type: 'string' } },
    Names: { type: 'array', items: { type: 'string' } },
    Code: { type: 'string', minLength: 1 },
    Nothing: {},
  }) && Object.assign(schemas(d).Person.properties, {
    labels: ref('Labels'),
    names: ref('Names'),
    code: ref('Code'),
    nothing: ref('Nothing'),
    anything: true,
    level: { type: 'integer', enum: [1, 2, 3] },
    kind: { const: 'person' },
    contact: { anyOf: [{ type: 'object', properties: { phone: { type: 'string' } } }, { type: 'string' }] },
    map: { type: 'object', additionalProperties: { type: ['number', 'string'] } },
    nested: { type: 'array', items: { type: 'object', properties: { inner: { type: 'object', properties: { x: { type: 'number' } } } } } },
    manager: { allOf: [ref('Role'), { type: 'object', properties: { since: { type: 'string', format: 'date' } } }] },
    when: { type: 'string', format: 'time' },
    blob: { type: 'string', format: 'byte' },
    length: { type: 'string', format: 'duration' },
    home: { type: 'string', format: 'uri' },
  }),
};

function offer(content, types) {
  const body = Object.values(content)[0];
  return Object.fromEntries(types.map((type) => [type, structuredClone(body)]));
}

function putInline(d, pattern) {
  return (node) => {
    const name = node.$ref?.match(/^#\/components\/schemas\/(.*)$/)?.[1];
    if (!name || !pattern.test(name)) return;
    delete node.$ref;
    const copy = structuredClone(schemas(d)[name]);
    visit({ copy }, putInline(d, pattern));
    for (const [key, value] of Object.entries(copy)) node[key] ??= value;
  };
}

const name = process.argv[2];
const change = changes[name];
if (!change) throw new Error(`'${name}' is none of ${Object.keys(changes).join(', ')}`);
const description = JSON.parse(readFileSync(0, 'utf8'));
change(description);
process.stdout.write(JSON.stringify(description, null, 2));
