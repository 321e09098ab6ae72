// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

/// The other end of the line: usually the server, or a neighbour that speaks the same way.
public interface Partner {
    Hello.Answer hello(Hello.Request request) throws LineException;

    /// Which of these facts it has already. A partner that can't tell says that it did not
    /// understand.
    default Compare.Answer compare(Compare.Request request) throws LineException {
        throw new LineException(LineException.Trouble.NOT_UNDERSTOOD, "it can't compare");
    }

    Exchange.Answer exchange(Exchange.Request request) throws LineException;

    /// The same with batches that may be frozen while those before them are on the line, where it
    /// carries them one by one.
    ///
    /// @param request without batches
    default Exchange.Answer exchange(Exchange.Request request, Sending batches)
            throws LineException {
        return exchange(request.bringing(batches.all()));
    }

    /// What a feed adds up to there, and what stands in it.
    default Ranges.Answer ranges(Ranges.Request request) throws LineException {
        throw new LineException(LineException.Trouble.NOT_UNDERSTOOD, "it keeps no digests");
    }

    /// Takes back what it lost.
    default Ranges.Mended giveBack(Ranges.Back back) throws LineException {
        throw new LineException(LineException.Trouble.NOT_UNDERSTOOD, "it takes nothing back");
    }
}
