// SPDX-License-Identifier: MIT
//
// The questionnaire read with js-yaml and held against a JSON Schema with ajv:
// what a program in Node would do before it asks its first question.
//   NODE_PATH=/usr/share/nodejs node check.js SCHEMA FILE
'use strict';
const fs = require('fs');
const yaml = require('js-yaml');
const Ajv = require('ajv');

const [schemaPath, path] = process.argv.slice(2);
const schema = JSON.parse(fs.readFileSync(schemaPath, 'utf8'));
delete schema.$schema; // older versions of ajv do not know every draft
const ajv = new (Ajv.default || Ajv)({allErrors: true, strict: false});
const valid = ajv.validate(schema, yaml.load(fs.readFileSync(path, 'utf8')));
console.log(valid ? 'valid' : ajv.errorsText());
process.exit(valid ? 0 : 1);
