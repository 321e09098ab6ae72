// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.outpost.desktop.shell.Act;
import org.outpost.desktop.shell.DataTable;
import org.outpost.desktop.shell.Field;
import org.outpost.desktop.shell.FormField;
import org.outpost.desktop.shell.Frame;
import org.outpost.desktop.shell.KeyHint;
import org.outpost.desktop.shell.Lang;
import org.outpost.desktop.shell.Look;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Screen;
import org.outpost.desktop.shell.Trouble;
import org.outpost.desktop.shell.Words;

/// Nobody of this hospital fits, so the district is asked: F9 asks for the reason, then shows who
/// of other hospitals fits; Enter brings one of them here.
public final class AskDistrictView implements Screen {
    public static final String ID = "ask-district";
    private static final String REASON = "reason.district.";
    private final AskDistrictViewModel model;
    private final Frame frame;
    private final Supplier<LocalDate> today;
    private final Consumer<String> here;
    private final Map<Field, TextField> fields;
    private final DataTable<DistrictDesk.Stranger> table;
    private final VBox content;

    /// @param here shows a patient who has come
    public AskDistrictView(
            AskDistrictViewModel model,
            Frame frame,
            Supplier<LocalDate> today,
            Consumer<String> here) {
        this.model = model;
        this.frame = frame;
        this.today = today;
        this.here = here;
        Words words = frame.words();
        fields =
                Map.of(
                        model.text(), field(model.text()),
                        model.age(), field(model.age()),
                        model.village(), field(model.village()));
        HBox row =
                new HBox(
                        12,
                        shown(words, model.text(), 260),
                        shown(words, model.age(), 120),
                        shown(words, model.village(), 200));
        VBox card = new VBox(12, Look.wrapping(words.live("elsewhere.lead"), "muted"), row);
        card.getStyleClass().add("card");
        card.setMinHeight(Region.USE_PREF_SIZE);
        table =
                new DataTable<DistrictDesk.Stranger>(
                                words, "elsewhere.list", DistrictDesk.Stranger::id)
                        .text("column.name", 3, DistrictDesk.Stranger::name)
                        .text("column.local-name", 2, DistrictDesk.Stranger::localName)
                        .text("column.age-sex", 1.6, this::ageAndSex)
                        .text("column.village", 2, DistrictDesk.Stranger::village)
                        .text("column.hospital", 3, this::hospital)
                        .whenEmpty("elsewhere.empty")
                        .onOpen(this::follow);
        VBox.setVgrow(table, Priority.ALWAYS);
        model.people()
                .addListener((ListChangeListener<DistrictDesk.Stranger>) changed -> drawPeople());
        content = new VBox(12, card, table);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Phrase title() {
        return Phrase.of("title.ask-district");
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public Optional<Act> main() {
        return Optional.of(new Act(Phrase.of("act.ask-district"), "F9", this::ask));
    }

    @Override
    public List<KeyHint> keys() {
        return List.of(
                new KeyHint("↑ ↓", Phrase.of("keys.rows")),
                new KeyHint("Enter", Phrase.of("elsewhere.key.bring")));
    }

    /// What the search box held, when it is asked from there.
    public void begin(String typed) {
        model.begin(typed);
    }

    @Override
    public void shown() {
        if (model.people().isEmpty()) {
            boolean digits = model.text().text().matches(".*[0-9०-९]{5}.*");
            focus(model.text().text().isEmpty() || digits ? model.text() : model.age());
        } else {
            table.control().requestFocus();
        }
    }

    private void ask() {
        Optional<Field> mend = model.toMend();
        if (mend.isPresent()) {
            focus(mend.get());
            return;
        }
        frame.askReason(
                Phrase.of("elsewhere.why"),
                List.of(REASON + "came", REASON + "referred", REASON + "emergency"),
                reason -> model.ask(reason.substring(REASON.length()), this::told));
    }

    private void told(DistrictDesk.Answer answer) {
        switch (answer) {
            case DistrictDesk.Answer.Found _ -> {
                frame.closeSide();
                if (model.nobody()) {
                    frame.say(Phrase.of("elsewhere.nobody"));
                    focus(model.text());
                } else {
                    table.choose(0);
                    table.control().requestFocus();
                    if (model.more()) {
                        frame.say(Phrase.of("elsewhere.more"));
                    }
                }
            }
            case DistrictDesk.Answer.NotNow(var why, var todo) -> {
                frame.closeSide();
                frame.trouble(new Trouble(why, Phrase.of("elsewhere.safe"), todo, "PAT-231"));
                focus(model.text());
            }
        }
    }

    private void follow(DistrictDesk.Stranger stranger) {
        frame.working(Optional.of(Phrase.of("elsewhere.fetching", stranger.name())));
        model.follow(stranger, this::came);
    }

    private void came(Outcome<String> outcome) {
        frame.working(Optional.empty());
        switch (outcome) {
            case Outcome.Done<String>(var id, var words, _) -> {
                frame.go("patients");
                frame.toast(words, null);
                here.accept(id);
            }
            case Outcome.Declined<String>(var why, _) -> frame.trouble(not(why));
            case Outcome.NeedsReason<String>(var why) -> frame.trouble(not(why));
        }
    }

    private static Trouble not(Phrase why) {
        return new Trouble(
                why, Phrase.of("elsewhere.safe"), Phrase.of("elsewhere.down.todo"), "PAT-232");
    }

    private void drawPeople() {
        table.show(List.copyOf(model.people()), model.people().size());
    }

    private String ageAndSex(DistrictDesk.Stranger one) {
        Words words = frame.words();
        String sex = one.sex().isEmpty() ? "" : words.text("sex." + one.sex());
        return one.birthYear().isEmpty()
                ? sex
                : (today.get().getYear() - Integer.parseInt(one.birthYear())) + " · " + sex;
    }

    private String hospital(DistrictDesk.Stranger one) {
        boolean local = frame.words().language() == Lang.HI && !one.hospitalLocal().isEmpty();
        return local ? one.hospitalLocal() : one.hospital();
    }

    private void focus(Field field) {
        controlOf(field).requestFocus();
    }

    private TextField controlOf(Field field) {
        return Objects.requireNonNull(fields.get(field));
    }

    private TextField field(Field field) {
        TextField control = new TextField();
        control.setId(field.name());
        control.addEventFilter(KeyEvent.KEY_PRESSED, event -> entered(event, field));
        return control;
    }

    private FormField shown(Words words, Field field, double width) {
        FormField shown = new FormField(words, field, controlOf(field));
        shown.setPrefWidth(width);
        HBox.setHgrow(shown, Priority.SOMETIMES);
        return shown;
    }

    /// Enter goes to the next field; in the last one it asks.
    private void entered(KeyEvent event, Field field) {
        if (event.getCode() != KeyCode.ENTER || event.isControlDown()) {
            return;
        }
        event.consume();
        if (field == model.text()) {
            focus(model.age());
        } else if (field == model.age()) {
            focus(model.village());
        } else {
            ask();
        }
    }
}
