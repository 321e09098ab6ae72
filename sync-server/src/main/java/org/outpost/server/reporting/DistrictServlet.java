// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.Ids;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.kernel.Randomness;
import org.outpost.server.access.PageSessions;
import org.outpost.server.access.SignInDoor;
import org.outpost.server.platform.ProblemException;

/// The way from a browser to the district's pages: addresses, forms, cookies. What is changed is
/// changed by POST with the form's token and answered by a redirect.
@WebServlet("/district/*")
public class DistrictServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger("outpost.reporting");
    private static final int MAX_FIELD = 300;
    private static final String ADMIT = "/hospital/[A-Z0-9-]{2,16}/admit";
    private static final Pattern FEE = Pattern.compile("/hospital/([A-Z0-9-]{2,16})/fee");
    private static final Pattern LOSE =
            Pattern.compile("/hospital/([A-Z0-9-]{2,16})/lose/([0-9a-z]{16})");

    private static final Pattern LIKELY = Pattern.compile("/likely/(join|part|apart|again)");
    private static final Set<String> SETTLED =
            Set.of("join", "part", "apart", "again", LikelyForm.WHY, LikelyForm.NOTHING);

    /// What an address may have the page say.
    private static final Map<String, String> SAID =
            Map.of(
                    "taken", "aside.taken",
                    "stays", "aside.stays",
                    "gone", "aside.gone",
                    "fee", "fee.set",
                    "no-fee", "fee.not",
                    "lost", "lose.done",
                    "not-lost", "lose.nothing");

    @Inject private transient DistrictPages pages;
    @Inject private transient PageSessions sessions;
    @Inject private transient SignInDoor door;
    @Inject private transient Randomness randomness;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        PageExchange page = new PageExchange(request, response);
        Words words = pages.words(page.language());
        try {
            switch (page.method()) {
                case "GET", "HEAD" -> get(page, words);
                case "POST" -> post(page, words);
                default -> page.html(405, pages.trouble(words, words.say("trouble.not-here")));
            }
        } catch (ProblemException refused) {
            page.html(refused.status(), pages.trouble(words, words.say("trouble.ours")));
        } catch (RuntimeException fault) {
            LOG.log(System.Logger.Level.ERROR, "a page could not be made", fault);
            page.html(500, pages.trouble(words, words.say("trouble.ours")));
        }
    }

    private void get(PageExchange page, Words words) throws IOException {
        String path = page.path();
        if (path.startsWith("/static/")) {
            StaticFiles.answer(page, path.substring("/static/".length()));
            return;
        }
        Optional<PageSessions.Open> session = session(page);
        if (path.equals("/sign-in")) {
            signInForm(page, words, 200, "", page.wasSignedOut() ? "sign-in.ended" : "", "");
            return;
        }
        if (session.isEmpty()) {
            page.redirect("/district/sign-in");
            return;
        }
        Query query = Query.of(page.query("sort"), page.query("show"), page.query("page"));
        switch (path) {
            case "", "/" -> page.html(200, pages.today(words, session.get(), query));
            case "/today" -> page.html(200, pages.todayRegion(words, session.get(), query));
            case "/hospitals.csv" -> page.csv(pages.csv(session.get(), query));
            default -> other(page, words, session.get(), path);
        }
    }

    private void other(PageExchange page, Words words, PageSessions.Open session, String path)
            throws IOException {
        Optional<String> html = Optional.empty();
        Matcher lose = LOSE.matcher(path);
        if (lose.matches()) {
            html = pages.lose(words, session, new HospitalId(lose.group(1)), lose.group(2));
        } else if (path.equals("/likely")) {
            String said = page.query("said");
            html =
                    pages.likely(
                            words,
                            session,
                            LikelyBuilder.from(page.query("from")),
                            said != null && SETTLED.contains(said) ? said : "");
        } else if (path.startsWith("/hospital/")) {
            try {
                html =
                        pages.counters(
                                words,
                                session,
                                new HospitalId(path.substring("/hospital/".length())),
                                said(page));
            } catch (MalformedException notACode) {
                html = Optional.empty();
            }
        }
        if (html.isPresent()) {
            page.html(200, html.get());
        } else {
            page.html(404, pages.trouble(words, words.say("trouble.not-here")));
        }
    }

    private void post(PageExchange page, Words words) throws IOException {
        String path = page.path();
        Matcher lose = LOSE.matcher(path);
        Matcher likely = LIKELY.matcher(path);
        Matcher fee = FEE.matcher(path);
        if (path.equals("/sign-in")) {
            signIn(page, words);
        } else if (path.equals("/sign-out")) {
            signOut(page);
        } else if (path.matches(ADMIT)) {
            admit(page, path);
        } else if (lose.matches()) {
            lose(page, lose);
        } else if (likely.matches()) {
            settle(page, likely.group(1));
        } else if (fee.matches()) {
            fee(page, fee);
        } else {
            page.html(404, pages.trouble(words, words.say("trouble.not-here")));
        }
    }

    private void signIn(PageExchange page, Words words) throws IOException {
        String login = page.field("login", MAX_FIELD);
        if (!page.formTokenOfCookieHolds(page.field("form", MAX_FIELD))) {
            signInForm(page, words, 400, "sign-in.form", "", login);
            return;
        }
        try {
            String password = page.field("password", MAX_FIELD);
            String id = page.through(door, login, () -> sessions.begin(login, password));
            Optional<PageSessions.Open> session = sessions.find(id);
            if (session.isEmpty() || !DistrictPages.open(session.get().person().caller().role())) {
                sessions.end(id);
                signInForm(page, words, 403, "sign-in.no-pages", "", login);
                return;
            }
            page.beginSession(id);
            page.redirect("/district/");
        } catch (ProblemException refused) {
            String key =
                    switch (refused.status()) {
                        case 429 -> "sign-in.too-often";
                        case 503 -> "sign-in.busy";
                        default -> "sign-in.wrong";
                    };
            if (refused.status() == 429) {
                page.later(refused.laterSeconds());
            }
            signInForm(page, words, refused.status(), key, "", login);
        }
    }

    private static String said(PageExchange page) {
        String said = page.query("said");
        return said == null ? "" : SAID.getOrDefault(said, "");
    }

    private void admit(PageExchange page, String path) {
        String said =
                asked(page)
                        .map(session -> pages.admit(session, page.field("fact", MAX_FIELD)))
                        .orElse("");
        page.redirect(
                "/district"
                        + path.substring(0, path.lastIndexOf('/'))
                        + (said.isEmpty() ? "" : "?said=" + said.substring("aside.".length())));
    }

    private void lose(PageExchange page, Matcher named) {
        String said =
                asked(page)
                        .map(session ->
                                pages.lost(
                                        session,
                                        new HospitalId(named.group(1)),
                                        named.group(2),
                                        page.field("reason", MAX_FIELD)))
                        .orElse("");
        page.redirect(
                "/district/hospital/"
                        + named.group(1)
                        + (said.isEmpty()
                                ? ""
                                : said.equals("lose.done") ? "?said=lost" : "?said=not-lost"));
    }

    private void fee(PageExchange page, Matcher named) {
        String said =
                asked(page)
                        .map(session ->
                                pages.fee(
                                        session,
                                        new HospitalId(named.group(1)),
                                        page.field("rupees", MAX_FIELD)))
                        .orElse("fee.not");
        page.redirect(
                "/district/hospital/"
                        + named.group(1)
                        + (said.equals("fee.set") ? "?said=fee" : "?said=no-fee"));
    }

    private void settle(PageExchange page, String what) {
        String said =
                asked(page)
                        .map(session ->
                                pages.settle(
                                        session,
                                        new LikelyForm(
                                                what,
                                                page.field("one", MAX_FIELD),
                                                page.field("other", MAX_FIELD),
                                                name -> page.field(name, MAX_FIELD))))
                        .orElse(LikelyForm.NOTHING);
        page.redirect(LikelyBuilder.PATH + "?said=" + said);
    }

    private void signOut(PageExchange page) {
        if (asked(page).isPresent()) {
            page.sessionId().ifPresent(sessions::end);
            page.endSession();
            page.redirect("/district/sign-in?ended=1");
        } else {
            page.redirect("/district/");
        }
    }

    /// The session of a form that one of our own pages sent; none where another site did, or nobody
    /// is signed in.
    private Optional<PageSessions.Open> asked(PageExchange page) {
        return session(page)
                .filter(open -> PageSessions.formHolds(open, page.field("form", MAX_FIELD)));
    }

    private void signInForm(
            PageExchange page, Words words, int status, String trouble, String note, String login)
            throws IOException {
        String formToken =
                page.formTokenOfCookie()
                        .orElseGet(() -> Ids.random(randomness) + Ids.random(randomness));
        page.giveFormToken(formToken);
        page.html(
                status,
                pages.signIn(
                        words,
                        formToken,
                        trouble.isEmpty() ? "" : words.say(trouble),
                        note.isEmpty() ? "" : words.say(note),
                        login));
    }

    private Optional<PageSessions.Open> session(PageExchange page) {
        return page.sessionId()
                .flatMap(sessions::find)
                .filter(open -> DistrictPages.open(open.person().caller().role()));
    }
}
