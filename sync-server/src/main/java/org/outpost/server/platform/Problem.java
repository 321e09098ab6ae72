// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.platform;

/// A refusal or a fault as the API answers it (`application/problem+json`, RFC 9457).
///
/// @param type a URN of the code, the same for every occurrence
/// @param code what programs switch on; never changed once released
/// @param detail plain words for a person
public record Problem(String type, String title, int status, String code, String detail) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(int status, String code, String detail) {
        return new Problem("urn:outpost:problem:" + code, title(status), status, code, detail);
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Not understood";
            case 401 -> "Not signed in";
            case 403 -> "Not allowed";
            case 404 -> "Not here";
            case 409 -> "Does not fit what is there";
            case 413 -> "Too large";
            case 415 -> "Wrong kind of body";
            case 422 -> "Cannot be done";
            case 429 -> "Too often";
            case 503 -> "Later";
            default -> status >= 500 ? "Our fault" : "Refused";
        };
    }
}
