// Reads every *.html below the folder that is given, and writes what is wrong with it as JSON: [{file, rule, line, words}].
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { FileSystemConfigLoader, HtmlValidate, StaticConfigLoader } from "html-validate";
