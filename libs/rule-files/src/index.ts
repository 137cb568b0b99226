export { type FileFault, jsonFilesIn, ruleFileReader, ruleFolder } from './rule-files.js';
