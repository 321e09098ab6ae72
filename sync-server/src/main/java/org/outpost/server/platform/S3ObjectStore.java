// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.platform;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/// The file store over the S3 protocol: the embedded one or any other, by address and keys alone.
/// Made when first used, because its classes take seconds to load. Safe for all threads.
public final class S3ObjectStore implements ObjectStore, AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private final S3Client client;
    private final String bucket;

    /// @param endpoint such as `http://127.0.0.1:9000`
    public S3ObjectStore(URI endpoint, String bucket, String user, String password) {
        this.bucket = bucket;
        client =
                S3Client.builder()
                        .endpointOverride(endpoint)
                        // Every S3 of one's own answers for any region.
                        .region(Region.US_EAST_1)
                        .forcePathStyle(true)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create(user, password)))
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                        .httpClientBuilder(
                                UrlConnectionHttpClient.builder()
                                        .connectionTimeout(CONNECT)
                                        .socketTimeout(ANSWER))
                        .build();
    }

    /// The store this process was started with.
    public static S3ObjectStore ofEnvironment() {
        return new S3ObjectStore(
                URI.create(Environment.require("OUTPOST_FILES_ENDPOINT")),
                Environment.require("OUTPOST_FILES_BUCKET"),
                Environment.require("OUTPOST_FILES_USER"),
                Environment.require("OUTPOST_FILES_PASSWORD"));
    }

    @Override
    public void put(String key, byte[] bytes) {
        try {
            client.putObject(
                    request -> request.bucket(bucket).key(key), RequestBody.fromBytes(bytes));
        } catch (SdkException e) {
            throw new StorageException("the file store did not take an object", e);
        }
    }

    @Override
    public Optional<InputStream> open(String key, long from, long to) {
        try {
            return Optional.of(
                    client.getObject(request ->
                            request.bucket(bucket).key(key).range("bytes=" + from + "-" + to)));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw new StorageException("the file store did not answer", e);
        }
    }

    @Override
    public void delete(String key) {
        try {
            client.deleteObject(request -> request.bucket(bucket).key(key));
        } catch (SdkException e) {
            throw new StorageException("the file store did not take an object out", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
