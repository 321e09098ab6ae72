// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// Where a request came from, for whatever is counted by address.
public final class Addresses {
    private static final String FORWARDED = "X-Forwarded-For";

    private final Set<String> proxies;

    /// @param proxies the addresses of our own, whose word is taken for where a request came from
    public Addresses(Collection<String> proxies) {
        this.proxies = Set.copyOf(proxies);
    }

    static Addresses ofEnvironment() {
        String proxies = Environment.find("OUTPOST_PROXIES").orElse("");
        return new Addresses(List.of(proxies.strip().split("[,\\s]+")));
    }

    /// Who asks.
    public String of(HttpServletRequest request) {
        return of(request.getRemoteAddr(), Collections.list(request.getHeaders(FORWARDED)));
    }

    /// Who speaks to us, or whom our own proxy says it heard: it writes last, and what stands
    /// before was written by whoever asked. Of the sixth version's addresses one house has many.
    String of(String remote, List<String> forwarded) {
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
