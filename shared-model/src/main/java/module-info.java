// SPDX-License-Identifier: Apache-2.0
/// What is true at Outpost: facts, rules, folds, protocol and wire form. No screen, store or
/// network.
module org.outpost.model {
    requires static org.jspecify;
    requires com.fasterxml.jackson.annotation;
    requires com.github.luben.zstd_jni;
    requires tools.jackson.core;
    requires tools.jackson.databind;

    exports org.outpost.model.access;
    exports org.outpost.model.appointments;
    exports org.outpost.model.facilities;
    exports org.outpost.model.inventory;
    exports org.outpost.model.patients;
    exports org.outpost.model.prescriptions;
    exports org.outpost.model;
    exports org.outpost.model.kernel;
    exports org.outpost.model.sync;
    exports org.outpost.model.wire;
}
