// The images of a plan and their layout, as cells return them.
import assert from "node:assert/strict";

const cells = [
  `import { omics } from "omixel";
const plan = omics.simulate({ samples: 24, features: 150, modulesPerClass: 1, genesPerModule: 6 });
const images = await plan.log1p().encode("random", { pixels: 16 }).images();
images`,
  "images.layout",
  "JSON.stringify(await images.gallery().selectedFeatures())",
];

export const tests = {
  "images are a contact sheet by class, and a pixel of their layout tells its gene": async (stage) => {
    const notebook = await stage.notebook(cells);
    await notebook.run(0);
    const sheet = await notebook.output(0);
    await sheet.locator(".omx-tile").first().waitFor();
    for (const name of ["class1", "class4"]) await sheet.getByText(name).first().waitFor();
    await sheet.getByText("sample01").first().waitFor();
    await stage.capture(sheet, "images-sheet");

    await notebook.run(1);
    const area = await notebook.output(1);
    const map = area.locator(".omx-pixels:visible").first();
    await map.waitFor();
    await map.focus();
    await notebook.page.keyboard.press("Home");
    await area
      .getByText(/gene\d+/)
      .first()
      .waitFor();
    await area.locator(".omx-feature").first().click();
    await stage.capture(area, "images-layout");
    const { outputs } = await notebook.run(2);
    assert.match(outputs[0].data["text/plain"], /gene\d+/);
  },
};
