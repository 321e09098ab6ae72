// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.launcher;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/// Where the server finds its database, broker and store, and how it signs in there. The same words
/// whether they run in this process or far away.
public record Partners(
        Login database,
        String databaseUrl,
        Login broker,
        URI brokerUrl,
        Login files,
        URI filesUrl) {
    /// @param password never printed: [#toString()] leaves it out
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }

    public static Partners embedded(
            EmbeddedDatabase database, EmbeddedBroker broker, EmbeddedStore store) {
        return new Partners(
                new Login(database.user(), database.password()),
                database.url(),
                new Login(broker.user(), broker.password()),
                URI.create(broker.url()),
                new Login(store.user(), store.password()),
                URI.create(store.url() + "/" + store.bucket()));
    }

    static Partners outside(Options.Outside places, Map<String, String> environment) {
        return new Partners(
                login(environment, "OUTPOST_DB"),
                withParameters(places.database()),
                login(environment, "OUTPOST_BROKER"),
                places.broker(),
                login(environment, "OUTPOST_FILES"),
                places.files());
    }

    /// The variables by which the server's configuration and code know them.
    public Map<String, String> environment() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("OUTPOST_DB_URL", databaseUrl);
        words.put("OUTPOST_DB_USER", database.user());
        words.put("OUTPOST_DB_PASSWORD", database.password());
        words.put("OUTPOST_BROKER_HOST", brokerUrl.getHost());
        words.put("OUTPOST_BROKER_PORT", Integer.toString(portOf(brokerUrl, 61_616)));
        words.put("OUTPOST_BROKER_USER", broker.user());
        words.put("OUTPOST_BROKER_PASSWORD", broker.password());
        words.put("OUTPOST_FILES_ENDPOINT", endpoint());
        words.put("OUTPOST_FILES_BUCKET", filesUrl.getPath().replaceAll("^/+|/+$", ""));
        words.put("OUTPOST_FILES_USER", files.user());
        words.put("OUTPOST_FILES_PASSWORD", files.password());
        return words;
    }

    private String endpoint() {
        String port = filesUrl.getPort() < 0 ? "" : ":" + filesUrl.getPort();
        return filesUrl.getScheme() + "://" + filesUrl.getHost() + port;
    }

    private static int portOf(URI address, int usual) {
        return address.getPort() < 0 ? usual : address.getPort();
    }

    private static String withParameters(String url) {
        return url.contains("?") ? url : url + "?" + EmbeddedDatabase.ASKS_LITTLE;
    }

    private static Login login(Map<String, String> environment, String prefix) {
        return new Login(
                required(environment, prefix + "_USER"),
                required(environment, prefix + "_PASSWORD"));
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new StartRefused("the environment does not name " + name + "; export it first");
        }
        return value;
    }
}
