// SPDX-License-Identifier: Apache-2.0
/// One codec for both sides, and the only place that knows Jackson. A fact's parts are canonical
/// JSON: keys in code-point order, no spaces, integers only, shortest escapes, strings as given;
/// hashes and signatures are over these bytes. Bodies and states are lenient views of records: what
/// they don't know is ignored when read and never written back.
///
/// The short twin of JSON is {@link FactColumns} for facts and {@link Messages} for messages:
/// columns instead of lines, the same bytes when read. A block's head is believed only within
/// limits, and no column may hold more than the bytes the head promises.
///
/// Limits, checked before anything is built: depth 32, strings of 64 Ki characters, documents of 5
/// MB, numbers of 20 digits; duplicate keys, trailing tokens and fractions are refused.
@NullMarked
package org.outpost.model.wire;

import org.jspecify.annotations.NullMarked;
