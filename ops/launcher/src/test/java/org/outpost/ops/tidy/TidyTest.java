// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The house rules that no compiler knows, held over the whole checkout. Each test collects every
/// breach before it fails, so that one run tells all of it.
class TidyTest {
    private static final Repository REPOSITORY = Repository.around(Path.of("").toAbsolutePath());

    private static final Set<String> TOP_LEVEL =
            Set.of(
                    "pom.xml",
                    "desktop-client",
                    "sync-server",
                    "shared-model",
                    "installers",
                    "ops",
                    "README.md",
                    "outpost",
                    "LICENSE-Apache-2.0.txt",
                    "LICENSE-GPL-3.0-or-later.txt",
                    ".ci",
                    ".mvn",
                    ".editorconfig",
                    ".gitignore");

    private static final Set<String> OPS =
            Set.of(
                    "demo",
                    "broker-rar",
                    "launcher",
                    "simulation",
                    "end-to-end",
                    "bench",
                    "decisions",
                    "kubernetes",
                    "dashboards",
                    "alerts",
                    "runbooks",
                    "dev",
                    "pictures",
                    "rivals");

    private static final Set<String> ROOMS =
            Set.of(
                    "patients",
                    "inventory",
                    "appointments",
                    "prescriptions",
                    "files",
                    "notifications",
                    "access",
                    "facilities",
                    "sync",
                    "reporting");

    private static final Set<String> GPL_MODULES =
            Set.of("desktop-client", "ops/simulation", "ops/end-to-end", "ops/bench");

    private static final Set<String> WITH_LICENCE_LINE =
            Set.of(
                    "java",
                    "xml",
                    "sql",
                    "sh",
                    "bash",
                    "css",
                    "js",
                    "html",
                    "jte",
                    "md",
                    "py",
                    "yaml",
                    "yml",
                    "properties");

    @Test
    void everySourceFileNamesItsLicence() throws Exception {
        List<String> breaches = new ArrayList<>();
        for (Path file : REPOSITORY.files()) {
            if (!needsLicenceLine(file)) continue;
            List<String> lines = REPOSITORY.lines(file);
            String head = String.join("\n", lines.subList(0, Math.min(3, lines.size())));
            if (!head.contains("SPDX-License-Identifier: " + licenceOf(file))) {
                breaches.add(file + " does not say SPDX-License-Identifier: " + licenceOf(file));
            }
        }
        assertThat(breaches).isEmpty();
    }

    @Test
    void noFileIsLongerThanFourHundredLines() throws Exception {
        List<String> breaches = new ArrayList<>();
        for (Path file : REPOSITORY.files()) {
            boolean counted = isJava(file) || file.toString().endsWith(".jte");
            if (!counted && !isScript(file)) continue;
            int lines = REPOSITORY.lines(file).size();
            if (lines > 400) breaches.add(file + " has " + lines + " lines");
        }
        assertThat(breaches).isEmpty();
    }

    @Test
    void noMethodBodyIsLongerThanSixtyLines() throws Exception {
        List<Path> sources = REPOSITORY.files().stream().filter(TidyTest::isJava).toList();
        assertThat(MethodLengths.longerThan(60, REPOSITORY.root(), sources)).isEmpty();
    }

    @Test
    void everyPackageHasItsPageAndSomethingInIt() throws Exception {
        List<String> breaches = new ArrayList<>();
        for (Path folder : mainPackages()) {
            if (!Files.exists(REPOSITORY.root().resolve(folder).resolve("package-info.java"))) {
                breaches.add(folder + " has no package-info.java");
            }
            if (javaFilesIn(folder) == 1) breaches.add(folder + " is an empty room");
        }
        assertThat(breaches).isEmpty();
    }

    @Test
    void everyPackagePageMarksItsNulls() throws Exception {
        List<String> breaches = new ArrayList<>();
        for (Path file : REPOSITORY.files()) {
            if (!file.endsWith("package-info.java") || !isMain(file)) continue;
            String text = String.join("\n", REPOSITORY.lines(file));
            if (!text.contains("@NullMarked")) breaches.add(file + " is not @NullMarked");
            if (!text.contains("///")) breaches.add(file + " says nothing about its room");
        }
        assertThat(breaches).isEmpty();
    }

    @Test
    void nothingIsPutOffInAComment() throws Exception {
        assertNoLineMatches("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    }

    @Test
    void nobodyPrintsAStackTrace() throws Exception {
        assertNoLineMatches("printStack" + "Trace\\(");
    }

    @Test
    void noPathOfSomeonesMachineIsWrittenDown() throws Exception {
        assertNoLineMatches("(?<![\\w.~:/$}-])/(home|Users|ro" + "ot|wo" + "rk|workspace)/");
    }

    @Test
    void namesSayWhatAThingDoes() throws Exception {
        Pattern vague = Pattern.compile("(Util|Utils|Helper|Helpers|Manager|Impl)\\.java$");
        List<Path> breaches =
                REPOSITORY.files().stream()
                        .filter(file -> vague.matcher(file.toString()).find())
                        .toList();
        assertThat(breaches).isEmpty();
    }

    @Test
    void theTopLevelHoldsOnlyWhatThePlanNames() throws Exception {
        assertThat(REPOSITORY.namesIn(Path.of(""))).isSubsetOf(TOP_LEVEL);
        assertThat(REPOSITORY.namesIn(Path.of("ops"))).isSubsetOf(OPS);
    }

    @Test
    void roomsHaveTheSameNamesInEveryModule() throws Exception {
        assertRooms("shared-model", "model", Set.of("kernel", "wire"));
        assertRooms("desktop-client", "desktop", Set.of("shell", "platform"));
        assertRooms("sync-server", "server", Set.of("platform"));
    }

    private static void assertRooms(String module, String root, Set<String> besides)
            throws Exception {
        Path sources = Path.of(module, "src", "main", "java", "org", "outpost", root);
        if (!Files.isDirectory(REPOSITORY.root().resolve(sources))) return;
        Set<String> allowed = new TreeSet<>(ROOMS);
        allowed.addAll(besides);
        List<String> rooms =
                REPOSITORY.namesIn(sources).stream().filter(name -> !name.contains(".")).toList();
        assertThat(rooms).as("rooms of " + module).isSubsetOf(allowed);
    }

    private static void assertNoLineMatches(String expression) throws Exception {
        Pattern pattern = Pattern.compile(expression);
        List<String> breaches = new ArrayList<>();
        for (Path file : REPOSITORY.files()) {
            if (!needsLicenceLine(file)) continue;
            List<String> lines = REPOSITORY.lines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (pattern.matcher(lines.get(i)).find()) breaches.add(file + ":" + (i + 1));
            }
        }
        assertThat(breaches).isEmpty();
    }

    private static Set<Path> mainPackages() throws Exception {
        Set<Path> folders = new TreeSet<>();
        for (Path file : REPOSITORY.files()) {
            if (isJava(file) && isMain(file) && !file.endsWith("module-info.java")) {
                folders.add(file.getParent());
            }
        }
        return folders;
    }

    private static long javaFilesIn(Path folder) throws Exception {
        return REPOSITORY.files().stream()
                .filter(file -> isJava(file) && folder.equals(file.getParent()))
                .count();
    }

    private static boolean needsLicenceLine(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return isScript(file)
                || name.equals(".gitignore")
                || (dot > 0 && WITH_LICENCE_LINE.contains(name.substring(dot + 1)));
    }

    private static String licenceOf(Path file) {
        boolean gpl = GPL_MODULES.stream().anyMatch(module -> file.startsWith(Path.of(module)));
        return gpl ? "GPL-3.0-or-later" : "Apache-2.0";
    }

    private static boolean isScript(Path file) {
        return file.equals(Path.of("outpost")) || file.equals(Path.of(".ci", "run"));
    }

    private static boolean isJava(Path file) {
        return file.toString().endsWith(".java");
    }

    private static boolean isMain(Path file) {
        return file.toString().contains("src/main/java");
    }
}
