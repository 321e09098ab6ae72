// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.outpost.server.access.SignInDoor;

/// One request of a browser and its answer: cookies, headers, compression. Made per request.
final class PageExchange {
    private static final String SESSION = "outpost_session";
    private static final String FORM = "outpost_form";
    private static final String LANGUAGE = "outpost_language";
    private static final int YEAR_SECONDS = 365 * 24 * 60 * 60;
    private static final String POLICY =
            "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self';"
                    + " frame-ancestors 'none'";

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Language language;

    PageExchange(HttpServletRequest request, HttpServletResponse response) throws IOException {
        this.request = request;
        this.response = response;
        request.setCharacterEncoding("UTF-8");
        String asked = request.getParameter("lang");
        this.language =
                Language.of(
                        asked, cookie(LANGUAGE).orElse(null), request.getHeader("Accept-Language"));
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        if (language.code().equals(asked)) {
            setCookie(LANGUAGE, language.code(), YEAR_SECONDS);
        }
    }

    Language language() {
        return language;
    }

    String method() {
        return request.getMethod();
    }

    /// What follows `/district`.
    String path() {
        return request.getPathInfo() == null ? "" : request.getPathInfo();
    }

    @Nullable String query(String name) {
        return request.getParameter(name);
    }

    /// A field of a form, cut at `most` letters.
    String field(String name, int most) {
        String value = request.getParameter(name);
        if (value == null) {
            return "";
        }
        return value.length() <= most ? value : value.substring(0, most);
    }

    /// What signs in is bounded, also by the address it comes from.
    <T> T through(SignInDoor door, String login, Supplier<T> signIn) {
        return door.pass(request, login, null, signIn);
    }

    /// Says when to come again.
    void later(long seconds) {
        response.setHeader("Retry-After", String.valueOf(seconds));
    }

    boolean wasSignedOut() {
        return "1".equals(request.getParameter("ended"));
    }

    Optional<String> sessionId() {
        return cookie(SESSION);
    }

    void beginSession(String id) {
        setCookie(SESSION, id, -1);
    }

    void endSession() {
        setCookie(SESSION, "", 0);
    }

    /// The token of a form shown before anyone is signed in: it stands in a cookie and in the form,
    /// and another site can write neither.
    Optional<String> formTokenOfCookie() {
        return cookie(FORM).filter(token -> token.matches("[0-9a-z]{32}"));
    }

    boolean formTokenOfCookieHolds(String sent) {
        return formTokenOfCookie()
                .filter(kept ->
                        MessageDigest.isEqual(
                                kept.getBytes(StandardCharsets.UTF_8),
                                sent.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    void giveFormToken(String token) {
        setCookie(FORM, token, -1);
    }

    /// To another address of ours; a page that renews itself goes there whole.
    void redirect(String to) {
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", to);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", to);
        response.setHeader("Cache-Control", "no-store");
    }

    void html(int status, String html) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Language", language.code());
        send(status, "text/html; charset=UTF-8", html.getBytes(StandardCharsets.UTF_8));
    }

    void csv(String text) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Disposition", "attachment; filename=\"hospitals.csv\"");
        // The mark tells a spreadsheet that the letters are UTF-8.
        send(200, "text/csv; charset=UTF-8", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8));
    }

    void file(String type, byte[] bytes) throws IOException {
        response.setHeader("Cache-Control", "public, max-age=3600");
        send(200, type, bytes);
    }

    void missing() {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    }

    private void send(int status, String type, byte[] bytes) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setHeader("Vary", "Accept-Encoding");
        String accepts = request.getHeader("Accept-Encoding");
        byte[] body = bytes;
        if (accepts != null && accepts.contains("gzip") && bytes.length > 1000) {
            ByteArrayOutputStream zipped = new ByteArrayOutputStream(bytes.length / 3);
            try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
                zip.write(bytes);
            }
            body = zipped.toByteArray();
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
    }

    private Optional<String> cookie(String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name) && !cookie.getValue().isEmpty()) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    /// @param seconds how long it stays; -1 = until the browser is closed
    private void setCookie(String name, String value, int seconds) {
        boolean secure =
                request.isSecure() || "https".equals(request.getHeader("X-Forwarded-Proto"));
        response.addHeader(
                "Set-Cookie",
                name
                        + "="
                        + value
                        + "; Path=/district; HttpOnly; SameSite=Lax"
                        + (seconds >= 0 ? "; Max-Age=" + seconds : "")
                        + (secure ? "; Secure" : ""));
    }
}
