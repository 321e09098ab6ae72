// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import org.outpost.server.platform.Problem;

/// Sends counters away for a while when more come than can be served, before anything of their
/// request is read: with a time to come again and a turn they need only show.
@Provider
@DeviceSigned
@Priority(100)
public class AdmissionFilter implements ContainerRequestFilter, ContainerResponseFilter {
    /// The turn a counter was given, and shows when it comes again.
    public static final String TURN = "Outpost-Turn";

    private static final String INSIDE = AdmissionFilter.class.getName();

    @Inject private Admission admission;
    @Inject private Turns turns;
    @Inject private AdmissionMeter meter;
    @Inject private ServingHand hand;

    @Override
    public void filter(ContainerRequestContext request) {
        String shown = request.getHeaderString(TURN);
        long given = shown == null ? 0 : turns.enter(shown);
        if (given > 0) {
            request.setProperty(INSIDE, shown);
        }
        long turn = hand.ask(given);
        if (turn == 0) {
            return;
        }
        meter.sentAway();
        request.abortWith(
                Response.status(503)
                        .type(Problem.MEDIA_TYPE)
                        .entity(
                                Problem.of(
                                        503,
                                        "sync.busy",
                                        "Many counters at once. Come again later."))
                        .header("Retry-After", admission.secondsUntil(turn))
                        // One turn has one text, or it would let in two.
                        .header(TURN, shown != null && turn == given ? shown : turns.text(turn))
                        .build());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        hand.leave();
        if (request.getProperty(INSIDE) instanceof String shown) {
            turns.leave(shown);
        }
    }
}
