// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import org.outpost.server.platform.ProblemException;

/// Lets through only requests with an access token that holds, and remembers whom it speaks for.
/// Role and home and the machine are asked of the facts anew, so that a dismissal or a theft counts
/// at once and not when the token has run out.
@Provider
@SignedIn
public class CallerFilter implements ContainerRequestFilter {
    private static final String BEARER = "Bearer ";

    @Inject private SignIn signIn;

    @Override
    public void filter(ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw refused();
        }
        Caller caller =
                signIn.bearer(header.substring(BEARER.length()).strip())
                        .orElseThrow(CallerFilter::refused);
        request.setSecurityContext(new Callers(caller, request.getSecurityContext()));
    }

    private static ProblemException refused() {
        return new ProblemException(
                401,
                "access.no-token",
                "Sign in first, or again: the token is missing, expired or not ours.");
    }
}
