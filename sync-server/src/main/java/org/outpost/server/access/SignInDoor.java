// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.outpost.model.kernel.Clock;
import org.outpost.server.platform.ProblemException;
import org.outpost.server.platform.Transactions;
import org.outpost.server.platform.TryStore;

/// Bounds what one address tries: a count per login never sees one password that is tried on many.
/// A hospital's counters share an address, so only what fails is counted.
public final class SignInDoor {
    static final int FAILURES = 30;
    private static final String FORWARDED = "X-Forwarded-For";

    private final Transactions transactions;
    private final TryStore tries;
    private final Clock clock;
    private final Set<String> proxies;

    /// @param proxies the addresses of our own, whose word is taken for where a request came from
    SignInDoor(AccessParts parts, Collection<String> proxies) {
        this.transactions = parts.transactions();
        this.tries = parts.tries();
        this.clock = parts.clock();
        this.proxies = Set.copyOf(proxies);
    }

    /// Signs in, unless too much of what came from there has failed.
    public <T> T pass(HttpServletRequest request, Supplier<T> signIn) {
        List<String> forwarded = Collections.list(request.getHeaders(FORWARDED));
        return pass(address(request.getRemoteAddr(), forwarded), signIn);
    }

    /// Counted before and given back after, so that many at once share the count as well.
    <T> T pass(String address, Supplier<T> signIn) {
        // No login is written in capitals where it is counted: none is taken for an address.
        String who = Secrets.hash("ADDRESS " + address);
        long wait =
                transactions.call(connection ->
                        tries.count(
                                connection, who, FAILURES, SignIn.WINDOW_MILLIS, clock.millis()));
        if (wait > 0) {
            throw SignIn.tooOften(wait);
        }
        boolean failed = false;
        try {
            return signIn.get();
        } catch (ProblemException why) {
            failed = why.code().equals(SignIn.WRONG);
            throw why;
        } finally {
            if (!failed) {
                transactions.run(connection -> tries.giveBack(connection, who));
            }
        }
    }

    /// Who speaks to us, or whom our own proxy says it heard: it writes last, and what stands
    /// before was written by whoever asked. Of the sixth version's addresses one house has many.
    String address(String remote, List<String> forwarded) {
        String address = remote;
        List<String> heard =
                Arrays.stream(String.join(",", forwarded).split(",")).map(String::strip).toList();
        for (int i = heard.size() - 1; i >= 0 && proxies.contains(address); i--) {
            if (!heard.get(i).isEmpty()) {
                address = heard.get(i);
            }
        }
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(six.getAddress(), 0, 8)
                    : address;
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
