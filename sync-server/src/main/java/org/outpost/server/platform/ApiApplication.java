// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.platform;

import jakarta.annotation.security.DeclareRoles;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/// Everything under `/api`: asked by programs, guarded by access tokens or by the device's
/// signature, answered in JSON.
@ApplicationPath("/api")
@LoginConfig(authMethod = "MP-JWT")
@DeclareRoles("**")
@SecurityScheme(
        securitySchemeName = "accessToken",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "From POST /api/v1/access/sign-in; good for ten minutes.")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Outpost",
                        version = "v1",
                        description =
                                "Queries per room, scoped by role; writes are facts, pushed"
                                        + " through /api/v1/sync."))
public class ApiApplication extends Application {}
