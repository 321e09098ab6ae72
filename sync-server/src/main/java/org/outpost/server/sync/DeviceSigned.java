// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks what only an enrolled device may ask: its signature stands in the request, no person's
/// token is needed, so that sync goes on while nobody is signed in.
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface DeviceSigned {}
