// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outpost.desktop.shell.print.Scanner.read;

import com.sun.management.ThreadMXBean;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.QuadCurveTo;
import javafx.stage.Stage;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.shell.Fonts;
import org.outpost.desktop.shell.PngWriter;
import org.outpost.desktop.shell.print.Sheet.Style;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// One layout on both papers: what is scanned from it is what was put into it, in the picture and
/// in the PDF, and nothing stands outside the paper.
@ExtendWith(ApplicationExtension.class)
class SheetTest {
    private static final String CODE = "RMP-DH01-000123-4+AB-1204";
    private static final String LONG =
            "Fatima Khatoon Ansari urf Chhoti Begum of Mohalla Purani Tehsil Ro";

    private static final ThreadMXBean MEMORY =
            ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    @TempDir Path folder;

    @Start
    void start(Stage stage) {
        Fonts.load();
    }

    @Test
    void theCodeIsReadFromThePictureOfBothPapers() throws Exception {
        for (Paper paper : Paper.values()) {
            SheetPicture picture = drawn(paper);
            assertThat(read(picture)).isEqualTo(CODE);
            double inches = paper.width() / 25.4;
            assertThat(picture.width())
                    .isBetween((int) (inches * 300) - 5, (int) (inches * 300) + 5);
        }
    }

    @Test
    void theCodeIsReadThroughTheScratchesOfAPocket() throws Exception {
        SheetPicture picture = drawn(Paper.ROLL_80);
        assertThat(read(Scanner.worn(picture))).isEqualTo(CODE);
    }

    @Test
    void nothingStandsOutsideThePaperAndTheMarginsAreWhite() throws Exception {
        for (Paper paper : Paper.values()) {
            SheetPicture picture = drawn(paper);
            int margin = (int) (paper.margin() / 25.4 * 300) - 2;
            for (int y = 0; y < picture.height(); y++) {
                for (int x = 0; x < margin; x++) {
                    assertThat(picture.grey()[y * picture.width() + x]).isEqualTo((byte) -1);
                    int right = y * picture.width() + picture.width() - 1 - x;
                    assertThat(picture.grey()[right]).isEqualTo((byte) -1);
                }
            }
        }
    }

    @Test
    void thePdfHasThePapersSizeAndItsCodeIsReadFromTheRenderedPage() throws Exception {
        for (Paper paper : Paper.values()) {
            Path file = folder.resolve(paper + ".pdf");
            PdfFile.write(drawn(paper), paper, file);
            try (PDDocument document = Loader.loadPDF(file.toFile())) {
                assertThat(document.getNumberOfPages()).isEqualTo(1);
                PDPage page = document.getPage(0);
                assertThat((double) page.getMediaBox().getWidth())
                        .isBetween(paper.width() / 25.4 * 72 - 2, paper.width() / 25.4 * 72 + 2);
                if (paper.height() > 0) {
                    assertThat((double) page.getMediaBox().getHeight())
                            .isBetween(
                                    paper.height() / 25.4 * 72 - 2, paper.height() / 25.4 * 72 + 2);
                }
                BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, 203);
                assertThat(read(image)).isEqualTo(CODE);
            }
            assertThat(Files.size(file)).isLessThan(400_000);
            try (var left = Files.list(folder)) {
                assertThat(left).noneMatch(name -> name.toString().endsWith(".new"));
            }
        }
    }

    /// What is as large as a paper is soon left to the long collections, which stop the window.
    @Test
    void drawingAPaperTakesLittleMoreThanItsDots() {
        for (Paper paper : Paper.values()) {
            SheetLayout laid = SheetLayout.of(slip(), paper, new Lettering());
            SheetPicture.draw(laid, SheetPicture.DOTS_PER_PX);
            long before = MEMORY.getCurrentThreadAllocatedBytes();
            SheetPicture picture = SheetPicture.draw(laid, SheetPicture.DOTS_PER_PX);
            long taken = MEMORY.getCurrentThreadAllocatedBytes() - before;
            assertThat(taken).isLessThan(picture.grey().length * 2L);
        }
    }

    @Test
    void aWordThatIsKeptIsNotCutIntoEdgesYet() {
        var word = new javafx.scene.shape.Path(new MoveTo(0, 0));
        for (int i = 1; i <= 1_000; i++) {
            word.getElements().add(new QuadCurveTo(i, 1, i + 1, i % 2));
        }
        Outline.of(word);
        long before = MEMORY.getCurrentThreadAllocatedBytes();
        Outline.of(word);
        assertThat(MEMORY.getCurrentThreadAllocatedBytes() - before).isLessThan(256_000);
    }

    /// What no longer stands between two things is left out with the second.
    @Test
    void whatIsSaidInTwoScriptsHasALineForEachWhereOneIsTooNarrow() {
        String narrow = "Token · टोकन";
        String wide = "District Hospital Rampura · जिला चिकित्सालय रामपुरा";
        assertThat(laid(narrow).marks()).hasSize(3);
        assertThat(laid(wide).marks()).hasSize(2);
        assertThat(laid(wide).height()).isGreaterThan(laid(narrow).height());
    }

    private static SheetLayout laid(String text) {
        Sheet sheet = new Sheet.Writer().line(Style.LEAD, text).sheet(Sheet.Kind.SLIP, "A", "v");
        return SheetLayout.of(sheet, Paper.ROLL_80, new Lettering());
    }

    private static Sheet slip() {
        return new Sheet.Writer()
                .line(Style.HEAD, "District Hospital Rampur")
                .line(Style.LEAD, "ज़िला अस्पताल रामपुर")
                .rule()
                .line(Style.LEAD, "Token · टोकन")
                .line(Style.TOKEN, "AB-1204")
                .line(Style.HEAD, "General medicine · सामान्य चिकित्सा")
                .line(Style.LEAD, "09:00 to 13:00 · 09:00 से 13:00")
                .rule()
                .line(Style.NAME, LONG)
                .line(Style.TEXT, "फ़ातिमा ख़ातून अंसारी उर्फ़ छोटी बेगम, विद्यार्थी")
                .line(Style.TEXT, "27 years, Female · 27 साल, महिला")
                .pair(
                        Style.CODE,
                        "RMP-DH01-000123-4\nPatient number · मरीज़ नंबर\nFree · निःशुल्क",
                        CODE)
                .rule()
                .pair(Style.PAIR, "General medicine · सामान्य चिकित्सा", "1,204")
                .line(Style.SMALL, "Counter A · काउंटर A, 26 Nov 2026, 10:42")
                .sheet(Sheet.Kind.SLIP, "AB-1204", "v1");
    }

    private static SheetPicture drawn(Paper paper) throws Exception {
        SheetPicture picture =
                SheetPicture.draw(
                        SheetLayout.of(slip(), paper, new Lettering()), SheetPicture.DOTS_PER_PX);
        keep(picture.image(), paper);
        return picture;
    }

    /// For whoever looks at them.
    private static void keep(Image image, Paper paper) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "paper"));
        PngWriter.write(image, folder.resolve("sheet-" + paper + ".png"));
    }
}
