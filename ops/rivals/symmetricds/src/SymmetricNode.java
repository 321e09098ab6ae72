// SPDX-License-Identifier: Apache-2.0
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import org.jumpmind.symmetric.ClientSymmetricEngine;
import org.jumpmind.symmetric.ISymmetricEngine;
import org.jumpmind.symmetric.SymmetricWebServer;

/// Drives one end of SymmetricDS for the sync bench: `server PROPERTIES WEB PORT` or `client
/// PROPERTIES`. Asked by words on standard input, one question a line; each is answered by one
/// line, two at-signs and an object. Routing, pushing and pulling are done back to back when asked
/// for, which is kinder than its own jobs every ten seconds.
public final class SymmetricNode {
    static final List<String> COLUMNS =
            List.of(
                    "id", "mrn", "given_name", "family_name", "phonetic_key", "sex", "dob",
                    "dob_estimated", "phone", "address_line1", "address_line2", "village",
                    "district", "national_id", "insurance_no", "mother_name", "next_of_kin",
                    "next_of_kin_phone", "occupation", "language", "status", "created_at",
                    "updated_at", "created_by", "hospital_id", "row_version");
    private static final long REGISTER_MILLIS = 60_000;
    private static final int AT_ONCE = 100;

    private final ISymmetricEngine engine;
    private final Connection connection;
    private final ObjectMapper json = new ObjectMapper();

    private SymmetricNode(ISymmetricEngine engine, Connection connection) {
        this.engine = engine;
        this.connection = connection;
    }

    public static void main(String[] words) throws Exception {
        PrintStream answers = System.out;
        System.setOut(System.err);
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(words[1]))) {
            settings.load(reader);
        }
        Connection connection =
                DriverManager.getConnection(
                        settings.getProperty("db.url"),
                        settings.getProperty("db.user"),
                        settings.getProperty("db.password"));
        String first = settings.getProperty("bench.first", "");
        if (!first.isEmpty()) {
            execute(connection, Path.of(first));
        }
        ISymmetricEngine engine =
                words[0].equals("server") ? server(words) : client(settings);
        SymmetricNode node = new SymmetricNode(engine, connection);
        answers.println("@@{}");
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            answers.println("@@" + node.answered(line.strip().split(" ")));
            answers.flush();
        }
        System.exit(0);
    }

    private static ISymmetricEngine server(String[] words) throws Exception {
        SymmetricWebServer server = new SymmetricWebServer(new File(words[1]).getAbsolutePath());
        server.setWebAppDir(words[2]);
        server.setHost("127.0.0.1");
        server.setJoin(false);
        server.start(Integer.parseInt(words[3]));
        while (true) {
            try {
                ISymmetricEngine engine = server.getEngine();
                if (engine != null && engine.isStarted()) {
                    return engine;
                }
            } catch (IllegalStateException notYet) {
                // its engines are made in the background
            }
            Thread.sleep(250);
        }
    }

    private static ISymmetricEngine client(Properties settings) {
        ClientSymmetricEngine engine = new ClientSymmetricEngine(settings);
        engine.setup();
        engine.start();
        return engine;
    }

    private String answered(String[] words) {
        try {
            return answer(words);
        } catch (Exception failed) {
            String why = String.valueOf(failed).replaceAll("[^A-Za-z0-9 .:()_-]", " ");
            return "{\"failed\":\"" + why + "\"}";
        }
    }

    private String answer(String[] words) throws Exception {
        switch (words[0]) {
            case "sql" -> execute(connection, Path.of(words[1]));
            case "triggers" -> engine.syncTriggers();
            case "admit" -> engine.openRegistration("cli", words[1]);
            case "reload" -> engine.reloadNode(words[1], "bench");
            case "register" -> register();
            case "load" -> load(Path.of(words[1]), Integer.parseInt(words[2]));
            case "edit" -> edit(Path.of(words[1]));
            case "digest" -> {
                return digest();
            }
            case "push", "pull", "sync" -> {
                return synced(words);
            }
            default -> throw new IllegalArgumentException("not known: " + words[0]);
        }
        return "{}";
    }

    private void register() throws Exception {
        long end = System.currentTimeMillis() + REGISTER_MILLIS;
        while (!engine.isRegistered() && System.currentTimeMillis() < end) {
            engine.pull().waitForComplete(REGISTER_MILLIS);
            Thread.sleep(200);
        }
        for (int i = 0; i < 3; i++) {
            engine.pull().waitForComplete(REGISTER_MILLIS);
            engine.push().waitForComplete(REGISTER_MILLIS);
        }
        engine.syncTriggers();
        if (!engine.isRegistered()) {
            throw new IllegalStateException("the server did not register it");
        }
    }

    /// Rounds of route, push and pull until both ends hold what they should, or the time is over:
    /// `push|pull|sync SECONDS ROWS EDITED OTHER-URL OTHER-USER OTHER-PASSWORD`.
    private String synced(String[] words) throws Exception {
        long began = System.currentTimeMillis();
        long end = began + Long.parseLong(words[1]) * 1000;
        long rows = Long.parseLong(words[2]);
        long edited = Long.parseLong(words[3]);
        boolean done = false;
        int rounds = 0;
        try (Connection other = DriverManager.getConnection(words[4], words[5], words[6])) {
            while (!done && System.currentTimeMillis() < end) {
                rounds++;
                long left = Math.max(1, end - System.currentTimeMillis());
                try {
                    if (!words[0].equals("pull")) {
                        engine.route();
                        engine.push().waitForComplete(left);
                    }
                    if (!words[0].equals("push")) {
                        engine.pull().waitForComplete(left);
                    }
                } catch (org.jumpmind.exception.InterruptedException timeIsOver) {
                    // what has arrived until now counts
                }
                done = holds(connection, rows, edited) && holds(other, rows, edited);
                if (!done) {
                    Thread.sleep(50);
                }
            }
        }
        return "{\"millis\":%d,\"retries\":%d,\"stopped\":%b}"
                .formatted(System.currentTimeMillis() - began, rounds - 1, !done);
    }

    private static boolean holds(Connection at, long rows, long edited) throws SQLException {
        return count(at, "select count(*) from patient") >= rows
                && count(at, "select count(*) from patient where row_version = 2") >= edited;
    }

    private static long count(Connection at, String sql) throws SQLException {
        try (Statement statement = at.createStatement();
                ResultSet set = statement.executeQuery(sql)) {
            set.next();
            return set.getLong(1);
        }
    }

    private void load(Path file, int rows) throws Exception {
        String sql =
                "insert into patient ("
                        + String.join(",", COLUMNS)
                        + ") values (?"
                        + ",?".repeat(COLUMNS.size() - 1)
                        + ")";
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement(sql);
                BufferedReader lines = Files.newBufferedReader(file)) {
            int taken = 0;
            for (String line = lines.readLine();
                    line != null && taken < rows;
                    line = lines.readLine()) {
                JsonNode row = json.readTree(line);
                for (int i = 0; i < COLUMNS.size(); i++) {
                    bind(insert, i + 1, row.get(COLUMNS.get(i)));
                }
                insert.addBatch();
                if (++taken % AT_ONCE == 0) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
            insert.executeBatch();
            connection.commit();
        }
        connection.setAutoCommit(true);
    }

    private void edit(Path file) throws Exception {
        String sql =
                "update patient set phone = ?, village = ?, updated_at = ?, row_version = ?"
                        + " where id = ?";
        connection.setAutoCommit(false);
        try (PreparedStatement update = connection.prepareStatement(sql);
                BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode row = json.readTree(line);
                int at = 0;
                for (String field :
                        List.of("phone", "village", "updated_at", "row_version", "id")) {
                    bind(update, ++at, row.get(field));
                }
                update.addBatch();
            }
            update.executeBatch();
            connection.commit();
        }
        connection.setAutoCommit(true);
    }

    private static void bind(PreparedStatement statement, int at, JsonNode value)
            throws SQLException {
        if (value == null || value.isNull()) {
            statement.setString(at, null);
        } else if (value.isBoolean()) {
            statement.setInt(at, value.asBoolean() ? 1 : 0);
        } else if (value.isInt()) {
            statement.setInt(at, value.asInt());
        } else {
            statement.setString(at, value.asText());
        }
    }

    /// The same words as every peer's digest: id, phone, village and version of each row, by id.
    private String digest() throws Exception {
        MessageDigest hash = MessageDigest.getInstance("SHA-256");
        long rows = 0;
        long edited = 0;
        try (Statement statement = connection.createStatement();
                ResultSet set =
                        statement.executeQuery(
                                "select id, coalesce(phone, ''), coalesce(village, ''),"
                                        + " row_version from patient order by id")) {
            while (set.next()) {
                rows++;
                edited += set.getInt(4) == 2 ? 1 : 0;
                String line =
                        String.join(
                                "|",
                                set.getString(1),
                                set.getString(2),
                                set.getString(3),
                                set.getString(4));
                hash.update((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return "{\"rows\":%d,\"edited\":%d,\"conflicts\":0,\"digest\":\"%s\"}"
                .formatted(rows, edited, HexFormat.of().formatHex(hash.digest()));
    }

    /// Statements each end with a semicolon at the end of a line; what is there already stays.
    private static void execute(Connection connection, Path file)
            throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : Files.readString(file).split(";\\s*\n")) {
                if (!sql.isBlank()) {
                    try {
                        statement.execute(sql);
                    } catch (SQLException there) {
                        if (!String.valueOf(there.getMessage()).contains("Duplicate")) {
                            throw there;
                        }
                    }
                }
            }
        }
    }
}
