// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.tidy;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Measures method bodies with the compiler's own parse tree: the lines between the braces.
final class MethodLengths {
    private MethodLengths() {}

    static List<String> longerThan(int limit, Path root, List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> noise = new DiagnosticCollector<>();
        List<String> breaches = new ArrayList<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(noise, Locale.ROOT, null)) {
            var units =
                    files.getJavaFileObjectsFromPaths(sources.stream().map(root::resolve).toList());
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null, files, noise, List.of("-proc:none"), null, units);
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                unit.accept(new BodyScanner(unit, positions, limit, root, breaches), null);
            }
        }
        return breaches;
    }

    private static final class BodyScanner extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final int limit;
        private final Path root;
        private final List<String> breaches;

        BodyScanner(
                CompilationUnitTree unit,
                SourcePositions positions,
                int limit,
                Path root,
                List<String> breaches) {
            this.unit = unit;
            this.positions = positions;
            this.limit = limit;
            this.root = root;
            this.breaches = breaches;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            BlockTree body = method.getBody();
            if (body != null) {
                long first = line(positions.getStartPosition(unit, body));
                long last = line(positions.getEndPosition(unit, body));
                long lines = Math.max(0, last - first - 1);
                if (lines > limit) {
                    Path file = root.relativize(Path.of(unit.getSourceFile().toUri()));
                    breaches.add(
                            file + ": " + method.getName() + " has a body of " + lines + " lines");
                }
            }
            return super.visitMethod(method, nothing);
        }

        private long line(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }
}
