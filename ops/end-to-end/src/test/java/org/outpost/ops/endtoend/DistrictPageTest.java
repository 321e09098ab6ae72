// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.ops.demo.DemoLoader;
import org.outpost.ops.launcher.Demo;
import org.outpost.ops.launcher.RunningSystem;

/// The district's page in a real browser, against the real server and a real counter.
@Tag("pages")
class DistrictPageTest {
    private static final String AMBER = "rgb(255, 243, 209)";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Page.LocatorOptions WITH_NAME =
            new Page.LocatorOptions().setHasText("Zubeda Parveen");
    private static Playwright playwright;
    private static Browser browser;
    private static RunningSystem system;
    private static Demo demo;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void start() {
        system = SharedSystem.get();
        demo = SharedSystem.demo();
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(chromium())
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-gpu",
                                                        "--disable-quic",
                                                        "--no-first-run",
                                                        "--disable-background-networking",
                                                        "--disable-component-update",
                                                        "--disable-sync")));
    }

    @AfterAll
    static void stop() {
        browser.close();
        playwright.close();
    }

    private static Path chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Chromium is not installed"));
    }

    private static DemoLoader.Login clerk() {
        return demo.logins().stream()
                .filter(login -> login.role().equals("FRONT_DESK"))
                .findFirst()
                .orElseThrow();
    }

    private static URI at(String path) {
        return system.uri().resolve(path);
    }

    private Page signedIn(BrowserContext context) {
        return signedIn(context, system.adminLogin(), system.adminPassword());
    }

    private Page signedIn(BrowserContext context, String login, String password) {
        Page page = context.newPage();
        page.setDefaultTimeout(120_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) complaints.add(message.text());
        });
        page.navigate(at("/district/sign-in?lang=en").toString());
        page.fill("#login", login);
        page.fill("#password", password);
        page.click("form.sign-in button");
        page.waitForSelector("#hospital-table");
        return page;
    }

    private static void await(Page page, String selector) {
        page.waitForSelector(
                selector,
                new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
    }

    @Test
    void theRowOfASilencedHospitalTurnsAmberWhileOneLooks(@TempDir Path folder) throws Exception {
        String row = "#row-" + clerk().place();
        CounterProcess counter = new CounterProcess(folder.resolve("counter"), system.uri());
        try (BrowserContext context = browser.newContext()) {
            counter.must("sign-in user=" + clerk().login() + " secret=" + demo.password());
            Page page = signedIn(context);
            await(page, row + "[data-tone=ok]");
            page.evaluate("() => { window.neverLoadedAgain = true; }");
            counter.kill();
            await(page, row + "[data-tone=silent]");
            assertThat(page.evaluate("() => window.neverLoadedAgain === true"))
                    .as("only the region was renewed")
                    .isEqualTo(true);
            assertThat(page.innerText(row)).contains("Silent since");
            assertThat(page.innerText("#hospitals")).contains("as of when it was last heard");
            assertThat(
                            page.evaluate(
                                    "row => getComputedStyle(document.querySelector(row).children[1])"
                                            + ".backgroundColor",
                                    row))
                    .isEqualTo(AMBER);
            page.screenshot(
                    new Page.ScreenshotOptions().setPath(Path.of("target", "silent-hospital.png")));
            assertThat(page.innerText("#tile-heard")).contains("without").contains("silent");
            page.click("text=हिंदी में देखें");
            page.waitForSelector("html[lang=hi]");
            assertThat(page.innerText(row)).contains("से चुप");
            assertThat(complaints).isEmpty();
        } finally {
            counter.close();
        }
    }

    @Test
    void twoRecordsBecomeOneByWhatIsChosenOnThePageAndPartAgain(@TempDir Path folder)
            throws Exception {
        try (CounterProcess counter = new CounterProcess(folder.resolve("counter"), system.uri());
                BrowserContext context = browser.newContext()) {
            counter.must("sign-in user=" + clerk().login() + " secret=" + demo.password());
            String first = registered(counter, "Sarai");
            String second = registered(counter, "Milak");
            Page page = signedIn(context, "district.rmp", demo.password());
            Locator twins = shown(page);
            assertThat(twins.innerText()).contains("Sarai", "Milak", "Zubeda Parveen");
            pick(twins, "keep", first.compareTo(second) < 0 ? "one" : "other");
            pick(twins, "VILLAGE", first.compareTo(second) < 0 ? "other" : "one");
            twins.locator("form[action$=join] button:not([form])").click();
            page.waitForSelector("[role=status]");
            Locator joined = page.locator("#joined tr", WITH_NAME);
            assertThat(joined.count()).isEqualTo(1);
            counter.until(
                    "person id=" + first,
                    person -> person.path("village").asString("").equals("Milak"),
                    PATIENCE);
            joined.locator("button").click();
            page.waitForSelector("[role=status]");
            assertThat(page.locator("#joined tr", WITH_NAME).count()).isZero();
            counter.until(
                    "person id=" + first,
                    person -> person.path("village").asString("").equals("Sarai"),
                    PATIENCE);
            assertThat(complaints).isEmpty();
        }
    }

    private static String registered(CounterProcess counter, String village) throws Exception {
        return counter.must(
                        "register name=\"Zubeda Parveen\" sex=F age=41 phone=9123407755 village="
                                + village)
                .path("id")
                .asString("");
    }

    /// The two records side by side, once the server has compared them, on whichever page.
    private static Locator shown(Page page) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            page.navigate(at("/district/likely").toString());
            Locator more = page.locator("#more");
            Locator twins = page.locator("section.likely", WITH_NAME);
            while (twins.count() == 0 && more.count() > 0) {
                more.click();
                page.waitForLoadState();
            }
            if (twins.count() > 0) {
                return twins;
            }
            Thread.sleep(500);
        }
        throw new AssertionError("the two are not shown side by side");
    }

    private static void pick(Locator twins, String field, String side) {
        twins.locator("input[name=" + field + "][value=" + side + "]").check();
    }

    @Test
    void thePageFitsAPhoneAndNeedsNoScript() {
        try (BrowserContext context =
                browser.newContext(new Browser.NewContextOptions().setViewportSize(360, 740))) {
            Page page = signedIn(context);
            assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(360);
            assertThat(page.locator("#hospital-table tbody tr").count()).isGreaterThanOrEqualTo(24);
            page.navigate(at("/district/hospital/" + clerk().place()).toString());
            assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(360);
            page.click("nav a[href='/district/likely']");
            page.waitForURL("**/district/likely");
            page.waitForSelector("h1");
            assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(360);
            assertThat(
                            page.evaluate(
                                    "() => fetch('/district/likely/apart', {method: 'POST', body: new"
                                            + " URLSearchParams({form: 'x', one: 'patient/a.1', other:"
                                            + " 'patient/b.1'})}).then(answer => answer.url)"))
                    .asString()
                    .endsWith("/district/likely?said=nothing");
            assertThat(complaints).isEmpty();
        }
        try (BrowserContext plain =
                browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = signedIn(plain);
            assertThat(page.locator("#hospital-table tbody tr").count()).isGreaterThanOrEqualTo(24);
            page.click("text=Sign out");
            page.waitForSelector("#login");
            page.navigate(at("/district/").toString());
            page.waitForSelector("#login");
        }
    }
}
