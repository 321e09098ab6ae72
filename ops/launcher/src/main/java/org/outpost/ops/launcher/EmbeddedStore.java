// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.launcher;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/// A real S3 endpoint in this process on a loopback port, its objects as files in a folder. One
/// bucket, `outpost`; unsigned requests are refused. Usable alone by any test:
/// `EmbeddedStore.start(folder)`.
public final class EmbeddedStore implements AutoCloseable {
    private static final String BUCKET = "outpost";
    private static final String USER = "outpost";

    private static final List<Logger> NOISY =
            List.of(
                    Logger.getLogger("org.gaul.s3proxy"),
                    Logger.getLogger("org.gaul.shaded.org.eclipse.jetty"));

    private final S3Proxy proxy;
    private final int port;
    private final String password;

    private EmbeddedStore(S3Proxy proxy, int port, String password) {
        this.proxy = proxy;
        this.port = port;
        this.password = password;
    }

    /// On a free port, with a password of its own.
    public static EmbeddedStore start(Path folder) {
        return start(folder, Ports.free(), Keeps.newSecret());
    }

    public static EmbeddedStore start(Path folder, int port, String password) {
        NOISY.forEach(logger -> logger.setLevel(Level.WARNING));
        try {
            Private.createFolder(folder);
            FilesystemNio2BlobStore files =
                    new FilesystemNio2BlobStore(folder.toAbsolutePath().toString());
            if (!files.containerExists(BUCKET)) files.createContainer(BUCKET);
            S3Proxy proxy =
                    S3Proxy.builder()
                            .blobStore(files)
                            .endpoint(URI.create("http://127.0.0.1:" + port))
                            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, USER, password)
                            .ignoreUnknownHeaders(true)
                            .stopTimeout(0)
                            .build();
            proxy.start();
            return new EmbeddedStore(proxy, port, password);
        } catch (IOException failed) {
            throw new StartRefused("the file store can't use " + folder, failed);
        } catch (Exception failed) {
            throw new StartRefused("the file store did not start on port " + port, failed);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public String bucket() {
        return BUCKET;
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (Exception failed) {
            throw new IllegalStateException("the file store did not stop", failed);
        }
    }
}
