// SPDX-License-Identifier: Apache-2.0
/// What tests of every module share: a server of maps, samples of every fact, seeded choices, and
/// the scenario files with their runner. Shipped in the test-jar.
@NullMarked
package org.outpost.model.scenarios;

import org.jspecify.annotations.NullMarked;
