// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

/// The other end of the line: usually the server, or a neighbour that speaks the same way.
public interface Partner {
    Hello.Answer hello(Hello.Request request) throws LineException;

    Exchange.Answer exchange(Exchange.Request request) throws LineException;
}
