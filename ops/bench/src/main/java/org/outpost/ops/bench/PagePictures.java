// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Pictures of the district's pages in a real browser, against a whole system started by the one
/// command with its demo, in both languages and at three widths.
final class PagePictures {
    private static final String HOSPITAL = "RMP-DH01";
    private static final int[][] SIZES = {{1366, 768}, {768, 1024}, {360, 740}};
    private static final Pattern ADDRESS = Pattern.compile("  server +(http://[^/ ]+)/");
    private static final Pattern ADMIN =
            Pattern.compile("  (\\S+) +(\\S+) +.*(?:national|admin).*");

    private final Path folder;
    private final Consumer<String> progress;
    private final List<Path> made = new ArrayList<>();
    private String address = "";
    private String login = "";
    private String password = "";

    private PagePictures(Path folder, Consumer<String> progress) {
        this.folder = folder;
        this.progress = progress;
    }

    /// @param data where the system may keep its files; they stay behind
    static List<Path> draw(Path data, Path folder, Consumer<String> progress)
            throws IOException, InterruptedException {
        PagePictures pictures = new PagePictures(folder, progress);
        Process system = pictures.start(data);
        try {
            pictures.all();
        } finally {
            system.destroy();
            if (!system.waitFor(60, TimeUnit.SECONDS)) {
                system.destroyForcibly();
            }
        }
        return pictures.made;
    }

    private Process start(Path data) throws IOException {
        String command = System.getenv("OUTPOST_COMMAND");
        if (command == null) {
            throw new IllegalStateException("start it by ./outpost screenshots DIR");
        }
        progress.accept("starting the whole system for its pages");
        Process system =
                new ProcessBuilder(
                                command,
                                "run",
                                "--headless",
                                "--port",
                                Integer.toString(freePort()),
                                "--data",
                                data.toString())
                        .redirectErrorStream(true)
                        .start();
        BufferedReader said =
                new BufferedReader(
                        new InputStreamReader(system.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            all.append(line).append('\n');
            read(line);
            if (line.startsWith("Ctrl-C stops")) {
                return system;
            }
        }
        throw new IllegalStateException("the system did not come up: " + all);
    }

    private void read(String line) {
        Matcher at = ADDRESS.matcher(line);
        if (at.find()) {
            address = at.group(1);
        }
        Matcher admin = ADMIN.matcher(line);
        if (login.isEmpty() && admin.matches()) {
            login = admin.group(1);
            password = admin.group(2);
        }
    }

    private void all() throws IOException, InterruptedException {
        Playwright.CreateOptions quiet =
                new Playwright.CreateOptions()
                        .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        BrowserType.LaunchOptions options =
                new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run"));
        try (Playwright playwright = Playwright.create(quiet);
                Browser browser = playwright.chromium().launch(options)) {
            live(browser);
            for (String language : List.of("en", "hi")) {
                for (int[] size : SIZES) {
                    progress.accept("pages in " + language + " at " + size[0]);
                    pages(browser, language, size);
                }
            }
        }
    }

    /// A district where something happened: machines heard, one declared lost, a record nobody can
    /// read, a fee, two people told apart.
    private void live(Browser browser) throws IOException, InterruptedException {
        progress.accept("some work in the district");
        push("Pharmacy store", HOSPITAL, "W-17", "2027-05-31");
        push("Counter 1", HOSPITAL, "W-18", "some day");
        push("Counter 2", HOSPITAL, "W-19", "2027-05-31");
        push("Counter 1", "KNK-DH01", "W-20", "2027-05-31");
        try (BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            page.setDefaultTimeout(120_000);
            page.navigate(address + "/district/sign-in?lang=en");
            page.fill("#login", login);
            page.fill("#password", password);
            page.click("form.sign-in button");
            page.waitForSelector("#hospital-table");
            page.navigate(address + "/district/hospital/" + HOSPITAL);
            page.fill("#rupees", "10");
            page.click("form.fee button");
            page.waitForSelector("[role=status]");
            page.locator("tr", new Page.LocatorOptions().setHasText("Counter 2"))
                    .locator("a[href*='/lose/']")
                    .click();
            page.check("#reason-broken");
            page.click("#lose button");
            page.waitForSelector("#lost");
            page.navigate(address + "/district/likely");
            Locator apart = page.locator("button[form^='apart-']");
            if (apart.count() > 1) {
                apart.last().click();
                page.waitForSelector("#apart");
            }
        }
    }

    private void push(String label, String hospital, String batch, String expiry)
            throws IOException, InterruptedException {
        Path command = Path.of(System.getenv("OUTPOST_COMMAND"));
        ProcessBuilder pushing =
                new ProcessBuilder(
                        "bash",
                        command.resolveSibling("ops/dev/push-a-fact.bash").toString(),
                        address,
                        login,
                        password,
                        hospital,
                        "MAIN",
                        "PCM500",
                        batch,
                        expiry,
                        "100");
        pushing.environment().put("OUTPOST_LABEL", label);
        Process pushed = pushing.inheritIO().start();
        if (pushed.waitFor() != 0) {
            throw new IllegalStateException("a fact could not be pushed");
        }
    }

    private void pages(Browser browser, String language, int[] size) {
        Browser.NewContextOptions options =
                new Browser.NewContextOptions().setViewportSize(size[0], size[1]);
        try (BrowserContext context = browser.newContext(options)) {
            String suffix = "-" + language + "-" + size[0];
            Page page = context.newPage();
            page.setDefaultTimeout(120_000);
            page.navigate(address + "/district/sign-in?lang=" + language);
            shot(page, "page-sign-in" + suffix);
            page.fill("#login", login);
            page.fill("#password", "not this");
            page.click("form.sign-in button");
            shot(page, "page-sign-in-refused" + suffix);
            page.fill("#login", login);
            page.fill("#password", password);
            page.click("form.sign-in button");
            page.waitForSelector("#hospital-table");
            shot(page, "page-today" + suffix);
            page.navigate(address + "/district/hospital/" + HOSPITAL);
            shot(page, "page-hospital" + suffix);
            Locator lose = page.locator("a[href*='/lose/']");
            if (lose.count() > 0) {
                lose.first().click();
                page.waitForSelector("#lose");
                shot(page, "page-lose" + suffix);
            }
            page.navigate(address + "/district/likely");
            page.waitForSelector("#content");
            shot(page, "page-likely" + suffix);
            page.navigate(address + "/district/nowhere");
            shot(page, "page-not-here" + suffix);
        }
    }

    private void shot(Page page, String name) {
        Path file = folder.resolve(name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        made.add(file);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Path chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Chromium is not installed"));
    }
}
