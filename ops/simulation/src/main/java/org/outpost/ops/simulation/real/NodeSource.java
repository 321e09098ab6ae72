// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.real;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outpost.ops.simulation.world.CrashError;

/// One node's connections to the database. Killed, all of them are cut between two statements, in
/// the middle of a transaction if one is open: what the database then does is its own business.
final class NodeSource extends MysqlDataSource {
    private static final long serialVersionUID = 1L;

    private final transient Deque<Connection> idle = new ArrayDeque<>();
    private final transient Set<Connection> all = new HashSet<>();
    private int statementsLeft = -1;
    private boolean killed;

    /// The node will be killed before so many more statements are done.
    void killAfter(int statements) {
        statementsLeft = statements;
    }

    /// It was not killed, and will not be.
    void spare() {
        statementsLeft = -1;
    }

    boolean killed() {
        return killed;
    }

    /// Starts again with nothing open.
    void restart() {
        killed = false;
        statementsLeft = -1;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection real = idle.pollFirst();
        if (real == null) {
            real = super.getConnection();
            all.add(real);
        }
        return proxy(Connection.class, new OnConnection(real));
    }

    void closeAll() {
        for (Connection connection : all) {
            try {
                connection.close();
            } catch (SQLException e) {
                // It was cut.
                continue;
            }
        }
        all.clear();
        idle.clear();
    }

    /// Before each statement and each commit.
    private void step() {
        if (killed) {
            throw new CrashError("the node is dead");
        }
        if (statementsLeft >= 0 && statementsLeft-- == 0) {
            killed = true;
            for (Connection connection : all) {
                try {
                    connection.abort(Runnable::run);
                } catch (SQLException e) {
                    throw new IllegalStateException("a connection can't be cut", e);
                }
            }
            all.clear();
            idle.clear();
            throw new CrashError("the node is killed");
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(
                        NodeSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object invoked(
            Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private final class OnConnection implements InvocationHandler {
        private final Connection real;
        private boolean closed;

        OnConnection(Connection real) {
            this.real = real;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
                throws Throwable {
            switch (method.getName()) {
                case "close" -> {
                    if (!closed && all.contains(real)) {
                        idle.addFirst(real);
                    }
                    closed = true;
                    return null;
                }
                case "isClosed" -> {
                    return closed || real.isClosed();
                }
                case "commit" -> step();
                default -> {}
            }
            Object result = invoked(real, method, arguments);
            if (result instanceof CallableStatement) {
                return result;
            }
            if (result instanceof PreparedStatement) {
                return proxy(PreparedStatement.class, new OnStatement(result));
            }
            return result instanceof Statement
                    ? proxy(Statement.class, new OnStatement(result))
                    : result;
        }
    }

    private final class OnStatement implements InvocationHandler {
        private final Object real;

        OnStatement(Object real) {
            this.real = real;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
                throws Throwable {
            if (method.getName().startsWith("execute")) {
                step();
            }
            return invoked(real, method, arguments);
        }
    }
}
