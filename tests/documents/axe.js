// SPDX-License-Identifier: MIT
'use strict';
const fs = require('fs');
const path = require('path');
const puppeteer = require('puppeteer-core');

const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

async function look(browser, file, scheme, width) {
    const page = await browser.newPage();
    await page.setBypassCSP(true);
    await page.setViewport({width, height: 900});
    await page.emulateMediaFeatures(
        [{name: 'prefers-color-scheme', value: scheme}]);
    const wanted = [];
    page.on('request', request => wanted.push(request.url()));
    await page.goto('file://' + path.resolve(file));
    const outside = wanted.filter(url => !url.startsWith('file:'));
    const wide = await page.evaluate(
        () => document.documentElement.scrollWidth >
            document.documentElement.clientWidth);
    await page.evaluate(() => {
        for (const fold of document.querySelectorAll('details'))
            fold.open = true;
    });
    await page.evaluate(axe);
    const result = await page.evaluate(() => window.axe.run(document));
    await page.close();
    const problems = result.violations.map(
        v => v.id + ': ' + v.nodes[0].target.join(' '));
    if (wide) problems.push('wider than the page');
    if (outside.length) problems.push('asks for ' + outside[0]);
    return problems;
}

(async () => {
    const browser = await puppeteer.launch(
        {executablePath: process.env.BROWSER, args: ['--no-sandbox']});
    let passed = 0, failed = 0;
    for (const file of process.argv.slice(2)) {
        for (const scheme of ['light', 'dark']) {
            for (const width of [320, 390, 1280]) {
                const problems = await look(browser, file, scheme, width);
                passed += !problems.length;
                failed += problems.length > 0;
                for (const problem of problems)
                    console.log('FAILED:', path.basename(file), scheme, width,
                                problem);
            }
        }
    }
    await browser.close();
    console.log(`${passed} passed, ${failed} failed`);
    process.exit(failed ? 1 : 0);
})();
