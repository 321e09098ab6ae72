// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell.print;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import javafx.scene.text.TextFlow;

/// A sheet as it is printed, shown and put into a PDF: one layout for all three, black on white.
/// Sizes are those of the paper, whatever the window's text size is.
public final class SheetView extends VBox {
    /// Dots per inch of pictures; slip printers have 203, office printers 300 and more.
    static final int DOTS = 300;

    static final double DOTS_PER_PX = DOTS / 96.0;
    private static final double CODE_MM = 26;
    private static final double WIDE = 0.62;
    private static final String BETWEEN = " · ";
    private static final char NO_BREAK = '\u00A0';
    private static final String BLACK = "-fx-fill: black;";
    private final double scale;
    private final double inner;

    public SheetView(Sheet sheet, Paper paper) {
        this.scale = paper.scale();
        double width = Math.floor(Paper.px(paper.width()));
        double margin = Math.ceil(Paper.px(paper.margin()));
        this.inner = width - 2 * margin;
        setSpacing(Math.rint(3 * scale));
        setPadding(new Insets(margin));
        setMinWidth(width);
        setPrefWidth(width);
        setMaxSize(width, Region.USE_PREF_SIZE);
        setMinHeight(Region.USE_PREF_SIZE);
        setStyle("-fx-background-color: white;");
        setAccessibleRole(AccessibleRole.TEXT);
        StringBuilder said = new StringBuilder();
        for (Sheet.Part part : sheet.parts()) {
            getChildren().add(part(part));
            said.append(part.text()).append(' ');
            if (part.style() != Sheet.Style.CODE) {
                said.append(part.aside()).append(' ');
            }
        }
        setAccessibleText(said.toString());
    }

    private Node part(Sheet.Part part) {
        return switch (part.style()) {
            case HEAD -> text(part.text(), 13, true, TextAlignment.CENTER, inner);
            case LEAD -> text(part.text(), 11, false, TextAlignment.CENTER, inner);
            case TOKEN -> text(part.text(), 40, true, TextAlignment.CENTER, inner);
            case NAME -> text(part.text(), 13, true, TextAlignment.LEFT, inner);
            case TEXT -> text(part.text(), 11, false, TextAlignment.LEFT, inner);
            case SMALL -> text(part.text(), 8, false, TextAlignment.LEFT, inner);
            case PAIR -> pair(part, 11, false);
            case SUM -> pair(part, 12, true);
            case RULE -> rule();
            case CODE -> code(part);
        };
    }

    private Node pair(Sheet.Part part, double points, boolean bold) {
        Text right = run(part.aside(), points, true);
        double taken = wide(part.aside(), points);
        Region left = text(part.text(), points, bold, TextAlignment.LEFT, inner - taken - 6);
        StackPane line = new StackPane(left, right);
        StackPane.setAlignment(left, Pos.TOP_LEFT);
        StackPane.setAlignment(right, Pos.TOP_RIGHT);
        line.setMinWidth(inner);
        line.setMaxWidth(inner);
        return line;
    }

    /// About how wide words are: digits and letters are narrower than this.
    private double wide(String words, double points) {
        return words.length() * WIDE * Paper.pointsToPx(points * scale);
    }

    private Node rule() {
        StackPane line = new StackPane();
        line.setMinHeight(Math.rint(1.2 * scale));
        line.setStyle("-fx-background-color: black;");
        VBox.setMargin(line, new Insets(2, 0, 2, 0));
        return line;
    }

    /// One dot of the picture is one dot of the paper: a code that is stretched reads badly.
    private Node code(Sheet.Part part) {
        int most = (int) (CODE_MM * scale / 25.4 * DOTS);
        WritableImage picture = QrCode.draw(part.aside(), most);
        ImageView code = new ImageView(picture);
        code.setFitWidth(picture.getWidth() / DOTS_PER_PX);
        code.setPreserveRatio(true);
        code.setSmooth(false);
        double beside = inner - code.getFitWidth() - 8;
        VBox lines = new VBox(2);
        lines.setAlignment(Pos.CENTER_LEFT);
        for (String line : part.text().split("\n", -1)) {
            boolean first = lines.getChildren().isEmpty();
            lines.getChildren()
                    .add(text(line, first ? 10.5 : 9.5, first, TextAlignment.LEFT, beside));
        }
        HBox row = new HBox(8, code, lines);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /// Each word is a run of its own: JavaFX draws a Devanagari run that it has to break twice.
    /// What is said in two scripts breaks between them where each fits a line.
    private TextFlow text(
            String words, double points, boolean bold, TextAlignment alignment, double width) {
        TextFlow flow = new TextFlow();
        flow.setTextAlignment(alignment);
        flow.setMinWidth(0);
        flow.setPrefWidth(width);
        flow.setMaxWidth(width);
        flow.setMinHeight(Region.USE_PREF_SIZE);
        List<String> scripts = List.of(words.split(BETWEEN, -1));
        boolean fits = scripts.stream().allMatch(script -> wide(script, points) < width);
        String unbroken =
                fits
                        ? scripts.stream()
                                .map(script -> script.replace(' ', NO_BREAK))
                                .collect(Collectors.joining(NO_BREAK + "· "))
                        : words;
        int from = 0;
        while (from < unbroken.length()) {
            int at = unbroken.indexOf(' ', from);
            int to = at < 0 ? unbroken.length() : at + 1;
            flow.getChildren().add(run(unbroken.substring(from, to), points, bold));
            from = to;
        }
        return flow;
    }

    private Text run(String words, double points, boolean bold) {
        Text text = new Text(words);
        text.setStyle(
                String.format(
                        Locale.ROOT,
                        "-fx-font-family: Inter; -fx-font-size: %.2fpx; -fx-font-weight: %s; %s",
                        Paper.pointsToPx(points * scale),
                        bold ? "bold" : "normal",
                        BLACK));
        return text;
    }
}
