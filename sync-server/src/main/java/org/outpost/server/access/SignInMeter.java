// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Set;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.outpost.server.platform.ProblemException;

/// Counts who was not let in, by why: never whom.
@ApplicationScoped
public class SignInMeter {
    private static final String NAME = "auth.failures";
    private static final String REUSE = "auth.refresh.reuse";
    private static final String OTHER = "other";
    private static final Set<String> KINDS =
            Set.of(SignIn.WRONG, "access.too-often", SignIn.ENDED, OTHER);

    @Inject private MetricRegistry metrics;

    void begin(@Observes @Initialized(ApplicationScoped.class) Object started) {
        KINDS.forEach(kind -> metrics.counter(NAME, new Tag("kind", kind)));
        metrics.counter(REUSE);
    }

    /// Notes it, and hands it back to be thrown.
    ProblemException refused(ProblemException why) {
        String kind = KINDS.contains(why.code()) ? why.code() : OTHER;
        metrics.counter(NAME, new Tag("kind", kind)).inc();
        if (why instanceof TokenReusedException) {
            metrics.counter(REUSE).inc();
        }
        return why;
    }
}
