// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// Several steps of several rooms beside one person, each with its own keys.
public record PersonSteps(List<PersonStep> all) implements PersonStep {
    public PersonSteps {
        all = List.copyOf(all);
    }

    @Override
    public Node draw(Words words, String personId) {
        VBox column = new VBox(12);
        all.forEach(step -> column.getChildren().add(step.draw(words, personId)));
        return column;
    }

    @Override
    public boolean pressed(String personId, int key) {
        return all.stream().anyMatch(step -> step.pressed(personId, key));
    }
}
