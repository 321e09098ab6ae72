// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.outpost.model.access.Device;
import org.outpost.model.access.Permissions;
import org.outpost.model.access.Role;
import org.outpost.model.access.Screen;
import org.outpost.model.access.StaffMember;
import org.outpost.model.facilities.District;
import org.outpost.model.facilities.Hospital;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.kernel.UserId;
import org.outpost.server.access.Caller;
import org.outpost.server.access.PageSessions;
import org.outpost.server.access.StaffDirectory;
import org.outpost.server.notifications.NotificationLogStore;
import org.outpost.server.platform.ProblemException;
import org.outpost.server.platform.Transactions;
import org.outpost.server.sync.HeardMachine;
import org.outpost.server.sync.HeardStore;

/// Writes the district's pages as HTML, knowing nothing of HTTP. Every query is scoped by the
/// caller's place here and nowhere else.
public final class DistrictPages {
    private static final String DAY = "/district/";
    private static final int DISCLOSED = 20;

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(
                    null, ContentType.Html, DistrictPages.class.getClassLoader());
    private final Transactions transactions;
    private final PageDesks desks;
    private final SummaryStore summaries;
    private final NotificationLogStore notifications;
    private final StaffDirectory directory;
    private final Clock clock;
    private final ReportingSettings settings;

    public DistrictPages(
            Transactions transactions,
            PageDesks desks,
            SummaryStore summaries,
            NotificationLogStore notifications,
            StaffDirectory directory,
            Clock clock,
            ReportingSettings settings) {
        this.transactions = transactions;
        this.desks = desks;
        this.summaries = summaries;
        this.notifications = notifications;
        this.directory = directory;
        this.clock = clock;
        this.settings = settings;
    }

    /// Whether a person in this role finds pages here at all: who administers a hospital sees that
    /// hospital, everybody else is told by the permission table.
    static boolean open(Role role) {
        return role == Role.HOSPITAL_ADMIN
                || Permissions.opens(role).contains(Screen.DISTRICT_PAGES);
    }

    Words words(Language language) {
        return new Words(language, settings.zone());
    }

    String signIn(Words words, String formToken, String trouble, String note, String login) {
        Frame frame =
                new Frame("", "", formToken, otherLanguage(words, "/district/sign-in", ""), "");
        return render(
                "reporting/signIn.jte",
                Map.of(
                        "words", words,
                        "frame", frame,
                        "trouble", trouble,
                        "note", note,
                        "login", login));
    }

    String today(Words words, PageSessions.Open session, Query query) {
        Frame frame = frame(words, session, DAY, query.address() + "&", "today");
        return render(
                "reporting/today.jte",
                Map.of(
                        "words",
                        words,
                        "frame",
                        frame,
                        "page",
                        page(words, session.person().caller(), query),
                        "refreshSeconds",
                        settings.refreshSeconds()));
    }

    /// Only what renews itself.
    String todayRegion(Words words, PageSessions.Open session, Query query) {
        return render(
                "reporting/todayRegion.jte",
                Map.of(
                        "words", words,
                        "page", page(words, session.person().caller(), query),
                        "refreshSeconds", settings.refreshSeconds()));
    }

    /// The page of one hospital, where the caller may see it.
    ///
    /// @param said key of what became of the last thing done there; empty where nothing was
    Optional<String> counters(
            Words words, PageSessions.Open session, HospitalId hospital, String said) {
        Caller caller = session.person().caller();
        Optional<HospitalSummary> found =
                within(caller).stream()
                        .filter(one -> one.hospital().equals(hospital.value()))
                        .findFirst();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<CounterReport> reports =
                transactions.call(connection -> summaries.counters(connection, hospital));
        CountersPage page =
                new CountersBuilder(words, clock.millis(), settings.silentAfterMillis())
                        .build(
                                found.get(),
                                reports,
                                this::label,
                                new CountersBuilder.Known(
                                        machines(hospital),
                                        transactions.call(
                                                connection -> summaries.lost(connection, hospital)),
                                        desks.aside().open(caller, FeedId.of(hospital)),
                                        disclosed(hospital),
                                        desks.fees().now(hospital)),
                                said.isEmpty() ? "" : words.say(said),
                                new CountersBuilder.May(
                                        PutAsideDesk.admits(caller.role()),
                                        loses(caller),
                                        desks.fees().may(caller, hospital)));
        String path = "/district/hospital/" + hospital.value();
        return Optional.of(
                render(
                        "reporting/counters.jte",
                        Map.of(
                                "words", words,
                                "frame", frame(words, session, path, "", "hospitals"),
                                "page", page)));
    }

    /// Who may be one person within the caller's place.
    ///
    /// @param from how many pairs are gone over already
    /// @param said what became of the last thing done there; empty where nothing was
    Optional<String> likely(Words words, PageSessions.Open session, int from, String said) {
        Caller caller = session.person().caller();
        if (!desks.likely().may(caller)) {
            return Optional.empty();
        }
        LikelyPage page =
                new LikelyBuilder(words, clock.millis(), within(caller), this::person)
                        .build(
                                desks.likely().open(caller, from, LikelyBuilder.MOST + 1),
                                desks.likely().joined(caller, LikelyBuilder.MOST),
                                desks.likely().apart(caller, LikelyBuilder.MOST),
                                from,
                                said);
        return Optional.of(
                render(
                        "reporting/likely.jte",
                        Map.of(
                                "words", words,
                                "frame", frame(words, session, LikelyBuilder.PATH, "", "likely"),
                                "page", page)));
    }

    /// Says of two records what they are.
    ///
    /// @return what became of it
    String settle(PageSessions.Open session, LikelyForm form) {
        return form.done(desks.likely(), session.person().caller());
    }

    /// Takes in what was put aside.
    ///
    /// @return key of what became of it
    String admit(PageSessions.Open session, String fact) {
        try {
            desks.aside().admit(session.person().caller(), FactId.parse(fact));
            return "aside.taken";
        } catch (ProblemException refused) {
            return refused.status() == 409 ? "aside.stays" : "aside.gone";
        } catch (MalformedException noName) {
            return "aside.gone";
        }
    }

    /// The last looks at other hospitals' patients from there, and registers given out, with the
    /// names of who did so.
    private List<Disclosure> disclosed(HospitalId hospital) {
        return transactions
                .call(connection -> new DisclosureStore().last(connection, hospital, DISCLOSED))
                .stream()
                .map(one ->
                        new Disclosure(
                                person(one.who()), one.at(), one.kind(), one.why(), one.people()))
                .toList();
    }

    private String person(String user) {
        return directory
                .staff(new UserId(user))
                .map(StaffMember::name)
                .filter(name -> !name.isBlank())
                .orElse(user);
    }

    private static boolean loses(Caller caller) {
        return Permissions.may(caller.role(), "RetireDevice");
    }

    /// What somebody reads before they declare a counter lost, where they may and it is in use
    /// there.
    Optional<String> lose(
            Words words, PageSessions.Open session, HospitalId hospital, String device) {
        Caller caller = session.person().caller();
        Optional<CounterReport> report = report(caller, hospital, device);
        Optional<HospitalSummary> at =
                within(caller).stream()
                        .filter(one -> one.hospital().equals(hospital.value()))
                        .findFirst();
        if (report.isEmpty() || at.isEmpty()) {
            return Optional.empty();
        }
        String path = "/district/hospital/" + hospital.value() + "/lose/" + device;
        LosePage page =
                new CountersBuilder(words, clock.millis(), settings.silentAfterMillis())
                        .lose(at.get(), report.get(), label(device), path);
        return Optional.of(
                render(
                        "reporting/lose.jte",
                        Map.of(
                                "words", words,
                                "frame", frame(words, session, path, "", "hospitals"),
                                "page", page)));
    }

    /// Declares a counter lost.
    ///
    /// @return key of what became of it
    String lost(PageSessions.Open session, HospitalId hospital, String device, String reason) {
        Caller caller = session.person().caller();
        if (!CountersBuilder.LOSSES.contains(reason)
                || report(caller, hospital, device).isEmpty()) {
            return "lose.nothing";
        }
        try {
            desks.machines().retire(caller, new DeviceId(device), reason);
            return "lose.done";
        } catch (ProblemException refused) {
            return "lose.nothing";
        }
    }

    /// Sets what a visit costs there.
    ///
    /// @param rupees as it was typed
    /// @return key of what became of it
    String fee(PageSessions.Open session, HospitalId hospital, String rupees) {
        if (!rupees.strip().matches("[0-9]{1,5}([.][0-9]{2})?")) {
            return "fee.not";
        }
        long paise = new BigDecimal(rupees.strip()).movePointRight(2).longValueExact();
        try {
            desks.fees().set(session.person().caller(), hospital, paise);
            return "fee.set";
        } catch (ProblemException refused) {
            return "fee.not";
        }
    }

    private Optional<CounterReport> report(Caller caller, HospitalId hospital, String device) {
        if (!loses(caller) || !caller.reaches(FeedId.of(hospital))) {
            return Optional.empty();
        }
        return transactions.call(connection -> summaries.counters(connection, hospital)).stream()
                .filter(one -> one.device().equals(device))
                .findFirst();
    }

    /// What is written on the machine; its id where nothing is.
    private String label(String device) {
        if (device.isEmpty()) {
            return device;
        }
        return directory
                .device(new DeviceId(device))
                .map(Device::label)
                .filter(label -> !label.isBlank())
                .orElse(device);
    }

    String csv(PageSessions.Open session, Query query) {
        return HospitalsCsv.write(
                within(session.person().caller()),
                query,
                clock.millis(),
                settings.silentAfterMillis());
    }

    String trouble(Words words, String trouble) {
        Frame frame = new Frame("", "", "", otherLanguage(words, DAY, ""), "");
        return render(
                "reporting/trouble.jte",
                Map.of("words", words, "frame", frame, "trouble", trouble));
    }

    private TodayPage page(Words words, Caller caller, Query query) {
        long now = clock.millis();
        long midnight =
                Instant.ofEpochMilli(now)
                        .atZone(settings.zone())
                        .truncatedTo(ChronoUnit.DAYS)
                        .toInstant()
                        .toEpochMilli();
        List<HospitalSummary> all = within(caller);
        List<String> codes = all.stream().map(HospitalSummary::hospital).toList();
        long messages =
                transactions.call(connection -> notifications.since(connection, codes, midnight));
        TodayBuilder today = new TodayBuilder(words, now, settings.silentAfterMillis());
        RestoredPage restored =
                new RestoredBuilder(words, now)
                        .hospitals(
                                all,
                                transactions.call(HeardStore::machines),
                                today::name,
                                this::label);
        return today.build(all, query, messages, restored);
    }

    /// How the counters of a hospital stand since the district was put back.
    private List<HeardMachine> machines(HospitalId hospital) {
        return transactions.call(HeardStore::machines).stream()
                .filter(one -> one.hospital().equals(hospital.value()))
                .toList();
    }

    private List<HospitalSummary> within(Caller caller) {
        return transactions.call(connection -> summaries.within(connection, caller.home()));
    }

    private Frame frame(
            Words words, PageSessions.Open session, String path, String query, String section) {
        String name = words.name(session.person().name(), session.person().nameLocal());
        return new Frame(
                name.isEmpty() ? "?" : name,
                scope(words, session.person().caller().home()),
                session.formToken(),
                otherLanguage(words, path, query),
                section);
    }

    /// The caller's place by its name; by its code where it was never defined.
    private String scope(Words words, FeedId home) {
        if (home.equals(FeedId.NATION)) {
            return words.say("scope.nation");
        }
        if (home.isHospital()) {
            Hospital hospital = directory.hospital(home.hospital());
            return hospital == null
                    ? words.say("scope.hospital", home.hospital().value())
                    : words.name(hospital.name(), hospital.nameLocal());
        }
        String code = home.value().substring(2);
        District known = directory.district(code);
        String name = known == null ? code : words.name(known.name(), known.nameLocal());
        return words.say("scope.district", name);
    }

    private static String otherLanguage(Words words, String path, String query) {
        return path + "?" + query + "lang=" + words.language().other().code();
    }

    private String render(String template, Map<String, Object> values) {
        StringOutput out = new StringOutput(16 * 1024);
        engine.render(template, values, out);
        return out.toString();
    }
}
