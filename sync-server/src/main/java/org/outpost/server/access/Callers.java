// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.outpost.server.platform.ProblemException;

/// Carries the caller through a request, and hands it to whoever asks.
public final class Callers implements SecurityContext {
    private final Caller caller;
    private final SecurityContext outer;

    Callers(Caller caller, SecurityContext outer) {
        this.caller = caller;
        this.outer = outer;
    }

    /// Whom the request speaks for.
    public static Caller of(SecurityContext context) {
        if (context instanceof Callers known) {
            return known.caller;
        }
        if (context.getUserPrincipal() instanceof Named known) {
            return known.caller();
        }
        throw new ProblemException(401, "access.no-token", "Sign in first.");
    }

    @Override
    public Principal getUserPrincipal() {
        return new Named(caller);
    }

    @Override
    public boolean isUserInRole(String role) {
        return caller.role().name().equals(role);
    }

    @Override
    public boolean isSecure() {
        return outer.isSecure();
    }

    @Override
    public String getAuthenticationScheme() {
        return "Bearer";
    }

    private record Named(Caller caller) implements Principal {
        @Override
        public String getName() {
            return caller.user().value();
        }
    }
}
