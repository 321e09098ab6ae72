// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.kernel;

/// A name for one thing, written on the wire as its plain text. Implementations are records; their
/// constructors refuse a text that could not be a name of that kind.
public interface Id {
    /// The text that stands for the thing everywhere: on the wire, in tables, in logs.
    String value();
}
