// node html.mjs PACKAGES FOLDER: reads every *.html in the folder; writes what is wrong as JSON: [{file, rule, line, words}].
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [packages, folder] = process.argv.slice(2);
const { HtmlValidate, StaticConfigLoader } = createRequire(join(packages, "here.js"))("html-validate");

const config = {
    extends: ["html-validate:recommended"],
    rules: {
        // How the source is written, not what it says; templates leave spaces and Django writes its own attributes.
        "no-trailing-whitespace": "off",
        "attribute-boolean-style": "off",
        "attribute-empty-style": "off",
        "doctype-style": "off",
        // A bare & is valid HTML, and what people type is escaped by Django.
        "no-raw-characters": ["error", { relaxed: true }],
        // HTML says that a button in a form without a type submits it: ours do, and are tested to.
        "no-implicit-button-type": "off",
        "no-implicit-input-type": "off",
        // Titles carry the names of tasks; search engines cut them where they like.
        "long-title": "off",
        // Kinds of work and parts of the day are ticked by one name, as Django reads several answers.
        "form-dup-name": ["error", { shared: ["radio", "button", "reset", "submit", "checkbox"] }],
        // A fingerprint can only be set up with JavaScript: its button asks the browser first and sends nothing itself.
        "wcag/h32": "off",
        // What is wrong with a form is said first of all, above the heading of the page.
        "heading-level": ["error", { minInitialRank: "h2" }],
        "input-missing-label": "error",
        "missing-doctype": "error",
        "no-missing-references": "error",
        "no-redundant-aria-label": "error",
        // Phone numbers stand in .nowrap, which large letters may undo on the smallest screens.
        "tel-non-breaking": "off",
    },
};

const checker = new HtmlValidate(new StaticConfigLoader(config));
const found = [];
for (const file of readdirSync(folder).filter((name) => name.endsWith(".html")).sort()) {
    const report = await checker.validateString(readFileSync(join(folder, file), "utf8"), file);
    for (const { messages } of report.results) {
        for (const { ruleId, line, message } of messages) {
            found.push({ file, rule: ruleId, line, words: message });
        }
    }
}
process.stdout.write(JSON.stringify(found));
