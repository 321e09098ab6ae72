// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell.print;

import com.google.zxing.common.BitMatrix;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A sheet laid out on its paper: one layout for what a printer gets, what a PDF holds and what the
/// side panel shows, black on white. Sizes are those of the paper, whatever the window's text size
/// is. Lengths are in pixels of the window, 96 to the inch.
final class SheetLayout {
    private static final double CODE_MM = 26;
    private static final double BESIDE_CODE = 8;
    private static final double BETWEEN_LINES = 2;
    private static final double AROUND_RULE = 2;
    private static final double BESIDE_PAIR = 6;

    private final Lettering letters;
    private final double scale;
    private final double width;
    private final double margin;
    private final double inner;
    private final Map<Lettering.Asked, Lettering.Shaped> shapes = new HashMap<>();
    private final List<Mark> marks = new ArrayList<>();
    private double bottom;

    private SheetLayout(Paper paper, Lettering letters) {
        this.letters = letters;
        this.scale = paper.scale();
        this.width = Math.floor(Paper.px(paper.width()));
        this.margin = Math.ceil(Paper.px(paper.margin()));
        this.inner = width - 2 * margin;
    }

    /// Something black, and where.
    sealed interface Mark {
        record Shape(double left, double top, Outline outline) implements Mark {}

        /// A code of whole modules.
        record Code(double left, double top, double side, BitMatrix modules) implements Mark {}
    }

    /// What stands beside each other, before anybody knows how wide its words are.
    private sealed interface Block {
        record Words(Paragraph text) implements Block {}

        record Pair(Paragraph left, Paragraph right) implements Block {}

        record Rule() implements Block {}

        record Code(BitMatrix modules, double side, List<Paragraph> lines) implements Block {}
    }

    /// Lays out a sheet; off the window's thread, which is asked for the outlines of its words.
    static SheetLayout of(Sheet sheet, Paper paper, Lettering letters) {
        SheetLayout laid = new SheetLayout(paper, letters);
        List<Block> blocks = sheet.parts().stream().map(laid::block).toList();
        Set<Lettering.Asked> asked = new LinkedHashSet<>();
        blocks.stream()
                .flatMap(block -> paragraphs(block).stream())
                .forEach(paragraph -> {
                    asked.addAll(paragraph.words());
                    asked.add(paragraph.space());
                });
        laid.shapes.putAll(letters.shape(asked));
        double y = laid.margin;
        for (Block block : blocks) {
            // Whole pixels apart, as a window would put them.
            y += Math.ceil(laid.place(block, y)) + Math.rint(3 * laid.scale);
        }
        laid.bottom = (blocks.isEmpty() ? y : y - Math.rint(3 * laid.scale)) + laid.margin;
        return laid;
    }

    double width() {
        return width;
    }

    double height() {
        return bottom;
    }

    List<Mark> marks() {
        return marks;
    }

    private Block block(Sheet.Part part) {
        return switch (part.style()) {
            case HEAD -> new Block.Words(text(part.text(), 13, true, true, inner));
            case LEAD -> new Block.Words(text(part.text(), 11, false, true, inner));
            case TOKEN -> new Block.Words(text(part.text(), 40, true, true, inner));
            case NAME -> new Block.Words(text(part.text(), 13, true, false, inner));
            case TEXT -> new Block.Words(text(part.text(), 11, false, false, inner));
            case SMALL -> new Block.Words(text(part.text(), 8, false, false, inner));
            case PAIR -> pair(part, 11, false);
            case SUM -> pair(part, 12, true);
            case RULE -> new Block.Rule();
            case CODE -> code(part);
        };
    }

    private Paragraph text(
            String words, double points, boolean bold, boolean centred, double most) {
        return Paragraph.of(words, Paper.pointsToPx(points * scale), bold, centred, most);
    }

    private Block pair(Sheet.Part part, double points, boolean bold) {
        double taken = Paragraph.wide(part.aside(), Paper.pointsToPx(points * scale));
        return new Block.Pair(
                text(part.text(), points, bold, false, inner - taken - BESIDE_PAIR),
                text(part.aside(), points, true, false, inner));
    }

    /// A module is so many whole dots of the paper: a code that is stretched reads badly.
    private Block code(Sheet.Part part) {
        BitMatrix modules = QrCode.modules(part.aside());
        int most = (int) (CODE_MM * scale / 25.4 * SheetPicture.DOTS);
        int dots = Math.max(1, most / modules.getWidth()) * modules.getWidth();
        double side = dots / SheetPicture.DOTS_PER_PX;
        List<Paragraph> lines = new ArrayList<>();
        for (String line : part.text().split("\n", -1)) {
            boolean first = lines.isEmpty();
            lines.add(text(line, first ? 10.5 : 9.5, first, false, inner - side - BESIDE_CODE));
        }
        return new Block.Code(modules, side, lines);
    }

    private static List<Paragraph> paragraphs(Block block) {
        return switch (block) {
            case Block.Words(var text) -> List.of(text);
            case Block.Pair(var left, var right) -> List.of(left, right);
            case Block.Rule() -> List.of();
            case Block.Code(_, _, var lines) -> lines;
        };
    }

    /// Puts it where it belongs.
    ///
    /// @return how tall it is
    private double place(Block block, double y) {
        return switch (block) {
            case Block.Words(var text) -> put(lines(text), margin, y, text.centred());
            case Block.Pair(var left, var right) -> {
                List<Line> number = lines(right);
                double wide = number.stream().mapToDouble(line -> line.width).max().orElse(0);
                double tall = put(number, margin + inner - wide, y, false);
                yield Math.max(tall, put(lines(left), margin, y, false));
            }
            case Block.Rule() -> {
                double tall = Math.rint(1.2 * scale);
                marks.add(new Mark.Shape(margin, y + AROUND_RULE, Outline.box(inner, tall)));
                yield tall + 2 * AROUND_RULE;
            }
            case Block.Code(var modules, var side, var texts) -> beside(modules, side, texts, y);
        };
    }

    private double beside(BitMatrix modules, double side, List<Paragraph> texts, double y) {
        List<List<Line>> all = texts.stream().map(this::lines).toList();
        double words =
                all.stream().mapToDouble(SheetLayout::tall).map(Math::ceil).sum()
                        + BETWEEN_LINES * (all.size() - 1);
        double tall = Math.max(side, words);
        // On whole dots, as the modules are.
        double top =
                Math.rint((y + (tall - side) / 2) * SheetPicture.DOTS_PER_PX)
                        / SheetPicture.DOTS_PER_PX;
        double left = Math.rint(margin * SheetPicture.DOTS_PER_PX) / SheetPicture.DOTS_PER_PX;
        marks.add(new Mark.Code(left, top, side, modules));
        double at = y + (tall - words) / 2;
        for (List<Line> lines : all) {
            at += Math.ceil(put(lines, margin + side + BESIDE_CODE, at, false)) + BETWEEN_LINES;
        }
        return tall;
    }

    private static double tall(List<Line> lines) {
        return lines.stream().mapToDouble(line -> line.above + line.below).sum();
    }

    private double put(List<Line> lines, double left, double top, boolean centred) {
        double y = top;
        for (Line line : lines) {
            double x = left + (centred ? (inner - line.width) / 2 : 0);
            for (Line.At word : line.words) {
                marks.add(new Mark.Shape(x + word.left, y + line.above, word.shape.outline()));
            }
            y += line.above + line.below;
        }
        return y - top;
    }

    /// As many words to a line as fit; a word that fits none is cut. What is said in two scripts
    /// and does not fit one line has a line for each of them.
    private List<Line> lines(Paragraph text) {
        List<Line> lines = new ArrayList<>();
        double space = shape(text.space()).width();
        boolean apart = wide(text, space) > text.width();
        boolean anew = true;
        for (Lettering.Asked word : text.words()) {
            if (apart && word.word().equals(BothScripts.BESIDE)) {
                anew = true;
                continue;
            }
            boolean glued = false;
            for (Lettering.Asked piece : fitting(word, text.width())) {
                Lettering.Shaped shape = shape(piece);
                double gap = glued ? 0 : space;
                if (anew || lines.getLast().width + gap + shape.width() > text.width()) {
                    lines.add(new Line());
                    gap = 0;
                    anew = false;
                }
                lines.getLast().add(shape, gap);
                glued = true;
            }
        }
        return lines;
    }

    private double wide(Paragraph text, double space) {
        return text.words().stream().mapToDouble(word -> shape(word).width()).sum()
                + space * (text.words().size() - 1);
    }

    private List<Lettering.Asked> fitting(Lettering.Asked word, double width) {
        BreakIterator signs = BreakIterator.getCharacterInstance();
        signs.setText(word.word());
        int middle = signs.following((word.word().length() - 1) / 2);
        if (shape(word).width() <= width || middle >= word.word().length()) {
            return List.of(word);
        }
        List<Lettering.Asked> pieces = new ArrayList<>();
        for (String half :
                List.of(word.word().substring(0, middle), word.word().substring(middle))) {
            pieces.addAll(fitting(new Lettering.Asked(half, word.px(), word.bold()), width));
        }
        return pieces;
    }

    private Lettering.Shaped shape(Lettering.Asked word) {
        return shapes.computeIfAbsent(word, asked -> letters.shape(List.of(asked)).get(asked));
    }

    /// Words on one baseline.
    private static final class Line {
        private final List<At> words = new ArrayList<>();
        private double width;
        private double above;
        private double below;

        private record At(double left, Lettering.Shaped shape) {}

        void add(Lettering.Shaped shape, double gap) {
            words.add(new At(width + gap, shape));
            width += gap + shape.width();
            above = Math.max(above, shape.above());
            below = Math.max(below, shape.below());
        }
    }
}
