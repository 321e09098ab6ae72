// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The system's own dialogs for files and folders, over the window that has the focus.
public final class SystemFileChoice implements FileChoice {

    @Override
    public Optional<Path> toRead(String title) {
        return path(chooser(title).showOpenDialog(window()));
    }

    @Override
    public Optional<Path> toWrite(String title, String name) {
        FileChooser chooser = chooser(title);
        if (name.endsWith(".zip")) {
            chooser.getExtensionFilters().setAll(new ExtensionFilter("ZIP", "*.zip"));
        }
        chooser.setInitialFileName(name);
        return path(chooser.showSaveDialog(window()));
    }

    @Override
    public Optional<Path> folder(String title, String from) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        File begin = new File(from);
        if (!from.isEmpty() && begin.isDirectory()) {
            chooser.setInitialDirectory(begin);
        }
        return path(chooser.showDialog(window()));
    }

    private static FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters()
                .addAll(
                        new ExtensionFilter("CSV", "*.csv", "*.CSV", "*.txt", "*.tsv"),
                        new ExtensionFilter("*", "*"));
        return chooser;
    }

    private static @Nullable Window window() {
        return Window.getWindows().stream().filter(Window::isFocused).findFirst().orElse(null);
    }

    private static Optional<Path> path(@Nullable File file) {
        return Optional.ofNullable(file).map(File::toPath);
    }
}
