// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.shell.print.LocalPrintDesk;
import org.outpost.desktop.shell.print.Sheet;

/// The window's inside: one frame around every screen of every room, from sign-in to lock.
///
/// Screens are made when first asked for and live until somebody else signs in, so that going away
/// and coming back keeps place and draft. Locking covers what is open and takes nothing away.
public final class Shell implements Frame {
    private final ShellParts parts;
    private final Rooms rooms;
    private final StackPane root = new StackPane();
    private final TopBar top;
    private final Rail rail;
    private final Strip strip;
    private final Content content;
    private final Toasts toasts;
    private final KeysOverlay keys;
    private final SignInView signIn;
    private final PaperTray paper;
    private final Undoing undoing;
    private final TextSize size = new TextSize();
    private final Map<String, RailEntry> entries = new HashMap<>();
    private final List<String> order = new ArrayList<>();
    private final Map<String, Screen> made = new HashMap<>();
    private final Deque<Screen> behind = new ArrayDeque<>();
    private @Nullable Screen shown;
    private @Nullable HomeView home;
    private String user = "";
    private String role = "";
    private boolean writing;
    private Consumer<Boolean> fullScreen = on -> {};

    public Shell(ShellParts parts, Rooms rooms) {
        this.parts = parts;
        this.rooms = rooms;
        Words words = parts.words();
        top = new TopBar(words, this::typed, () -> go("attention"), this::lock);
        rail = new Rail(words, this::go, this::help);
        strip = new Strip(words, parts.clock());
        content = new Content(words, this::closeSide);
        toasts = new Toasts(words, parts.background());
        keys = new KeysOverlay(words);
        signIn =
                new SignInView(
                        new SignInViewModel(parts.signIn(), parts.background(), this::signedIn),
                        words);
        paper = new PaperTray(this, parts.printing(), parts.background(), strip::papers);
        undoing = new Undoing(this, parts.background(), () -> screen().ifPresent(Screen::shown));
        BorderPane house = new BorderPane(content, top, null, strip, rail);
        root.getChildren().setAll(house, toasts.overStrip(), keys, signIn);
        root.getStyleClass().add("root");
        root.widthProperty().addListener((value, before, after) -> fit(after.doubleValue()));
        new ShellKeys(this).listen(root);
        parts.signIn().onEnded(said -> Platform.runLater(() -> ended(said)));
        parts.line().onChange(status -> Platform.runLater(() -> strip.show(status)));
        parts.attention().onChange(count -> Platform.runLater(() -> waiting(count)));
        strip.show(parts.line().now());
        parts.background()
                .run(() -> parts.attention().waiting().size(), this::waiting, trouble -> {});
        tick();
    }

    public Parent root() {
        return root;
    }

    /// How the window's full screen is switched; the window belongs to the platform.
    public void onFullScreen(Consumer<Boolean> action) {
        fullScreen = action;
    }

    /// The first cursor, once the window is up.
    public void arrive() {
        signIn.arrive();
    }

    void signedIn(SignedIn who) {
        if (!who.user().equals(user)) {
            letGo();
            dress(who);
        } else if (!who.role().equals(role)) {
            // What the new role opens as well stays as it was left, and what was typed there.
            Map<String, Screen> left = new HashMap<>(made);
            left.values().remove(home);
            String last = shown == null ? "" : shown.id();
            letGo();
            dress(who);
            made.putAll(left);
            go(last);
        }
        top.signedIn(who);
        signIn.setVisible(false);
        if (order.isEmpty()) {
            content.say(Phrase.of("home.pages"));
        } else if (shown == null) {
            go(order.getFirst());
        } else {
            shown.shown();
        }
    }

    private void dress(SignedIn who) {
        user = who.user();
        role = who.role();
        HomeView answer = rooms.home(this, who);
        home = answer;
        rooms.screens(this, who, answer).forEach(entry -> entries.put(entry.id(), entry));
        entries.putIfAbsent("attention", AttentionView.entry(parts, this));
        who.screens().stream().filter(entries::containsKey).forEach(order::add);
        rail.entries(order.stream().map(id -> entries.get(id)).toList());
    }

    /// Nothing that one person opened or typed outlives their turn.
    private void letGo() {
        user = "";
        made.clear();
        behind.clear();
        shown = null;
        home = null;
        entries.clear();
        order.clear();
        rail.entries(List.of());
        inBox("");
        closeSide();
        content.clear();
    }

    @Override
    public Words words() {
        return parts.words();
    }

    @Override
    public void toast(Phrase said, @Nullable Callable<Outcome<?>> undo) {
        content.trouble(Optional.empty());
        toasts.show(said, undo, undoing::undo);
    }

    @Override
    public void say(Phrase said) {
        toasts.say(said);
    }

    @Override
    public void trouble(Trouble trouble) {
        content.trouble(Optional.of(trouble));
    }

    @Override
    public void openSide(Phrase title, Node node, Runnable again) {
        undoing.side(node, again);
        content.openSide(title, node);
    }

    @Override
    public void closeSide() {
        undoing.side(null, () -> {});
        content.closeSide();
    }

    @Override
    public void open(Screen screen) {
        if (shown == screen) {
            screen.shown();
            return;
        }
        if (shown != null) {
            behind.remove(screen);
            behind.push(shown);
        }
        show(screen);
    }

    @Override
    public void go(String screenId) {
        if (screenId.startsWith(LocalPrintDesk.SCREEN)) {
            paper.again(Long.parseLong(screenId.substring(LocalPrintDesk.SCREEN.length())));
            return;
        }
        RailEntry entry = entries.get(screenId);
        if (entry != null && order.contains(entry.under()) && !user.isEmpty()) {
            open(made.computeIfAbsent(screenId, id -> entry.screen().get()));
        }
    }

    @Override
    public void askReason(Phrase why, List<String> reasons, Consumer<String> chosen) {
        undoing.ask(why, reasons, chosen);
    }

    @Override
    public void print(Sheet sheet, boolean wanted) {
        paper.print(sheet, wanted);
    }

    @Override
    public void working(Optional<Phrase> what) {
        strip.working(what);
    }

    @Override
    public void back() {
        if (!behind.isEmpty()) {
            show(behind.pop());
        }
    }

    @Override
    public void signOut(Outcome<?> said) {
        lock();
        letGo();
        if (said instanceof Outcome.Done<?> done) {
            signIn.say(done.words());
        }
    }

    @Override
    public void focusSearch() {
        top.focusSearch();
    }

    @Override
    public void retitle() {
        screen().ifPresent(content::title);
    }

    private void show(Screen screen) {
        HomeView answer = home;
        if (answer != null) {
            // The box speaks of the answer only: elsewhere it stands empty and invites.
            inBox(screen == answer ? answer.asked() : "");
            screen.lookedFor(shown == answer ? answer.lookedFor() : "");
        }
        shown = screen;
        closeSide();
        content.show(screen);
        rail.choose(Optional.ofNullable(entries.get(screen.id())).map(RailEntry::under).orElse(""));
        screen.shown();
    }

    Optional<Screen> screen() {
        return Optional.ofNullable(shown);
    }

    boolean atDoor() {
        return signIn.isVisible();
    }

    void rail(int index) {
        if (index < order.size()) {
            go(order.get(index));
        }
    }

    void help() {
        if (keys.isVisible()) {
            keys.setVisible(false);
        } else if (shown != null) {
            keys.show(shown.title(), shown.keys());
        }
    }

    void mainAction() {
        content.trouble(Optional.empty());
        screen().flatMap(Screen::main).ifPresent(act -> act.run().run());
    }

    /// Esc: overlay, side panel, the screen's own step, what was typed in the box, the screen
    /// before.
    void esc() {
        if (keys.isVisible()) {
            keys.setVisible(false);
        } else if (content.sideOpen()) {
            closeSide();
        } else if (content.hasTrouble()) {
            content.trouble(Optional.empty());
        } else if (shown != null && !shown.back()) {
            if (shown == home && !top.search().getText().isEmpty()) {
                top.search().clear();
            } else {
                back();
            }
        }
    }

    /// Ctrl+N where the screen has no new one of its own: a new person, where the role may.
    void newOne() {
        go("register");
    }

    /// Ctrl+P where the screen has nothing of its own to print.
    void printAgain() {
        paper.again();
    }

    /// F2 to F8 while the window asks why something is undone.
    boolean reason(KeyCode code) {
        return undoing.reason(code);
    }

    boolean undoNewest() {
        return toasts.undoNewest();
    }

    private void ended(Phrase said) {
        lock();
        signIn.say(said);
    }

    void lock() {
        toasts.clear();
        signIn.setVisible(true);
        signIn.arrive();
    }

    void fullScreen() {
        fullScreen.accept(true);
    }

    void size(int by) {
        size.step(by);
        root.setStyle(size.style());
        fit(root.getWidth());
    }

    /// A letter typed on Home lands in the box, whatever has the focus.
    boolean letterForBox(@Nullable Node owner, String typed) {
        if (shown == home && !atDoor() && !(owner instanceof TextInputControl)) {
            focusSearch();
            top.search().appendText(typed);
            return true;
        }
        return false;
    }

    /// Rows of the answer move while the cursor is in the box.
    boolean inSearch(@Nullable Node owner) {
        return owner == top.search();
    }

    private void inBox(String text) {
        writing = true;
        top.search().setText(text);
        writing = false;
    }

    private void typed(String text) {
        HomeView answer = home;
        if (answer == null || writing) {
            return;
        }
        answer.query(text);
        if (shown != answer && !text.isBlank()) {
            open(answer);
        }
    }

    private void waiting(int count) {
        top.waiting(count);
        strip.waiting(count);
        follow();
    }

    private void fit(double width) {
        boolean narrow = size.isNarrow(width);
        rail.narrow(narrow);
        top.narrow(narrow);
        content.narrow(narrow);
    }

    private void tick() {
        strip.draw();
        follow();
        parts.background().later(3_000, this::tick);
    }

    private void follow() {
        screen().filter(front -> !atDoor()).ifPresent(Screen::follow);
    }
}
