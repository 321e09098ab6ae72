// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.platform;

import com.gluonhq.attach.browser.BrowserService;
import com.gluonhq.attach.lifecycle.LifecycleEvent;
import com.gluonhq.attach.lifecycle.LifecycleService;
import com.gluonhq.attach.storage.StorageService;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The services of Gluon Attach. Its private folder is shared by every program that uses it, so
/// this one takes a folder of its own inside.
public final class AttachServices implements MachineServices {
    private static final Logger LOG = Logger.getLogger(AttachServices.class.getName());
    private static final String OWN = "outpost";

    @Override
    public Path privateFolder() {
        return StorageService.create()
                .flatMap(StorageService::getPrivateStorage)
                .map(folder -> folder.toPath().resolve(OWN))
                .orElseGet(() -> Path.of(System.getProperty("user.home"), "." + OWN));
    }

    @Override
    public void onResume(Runnable action) {
        LifecycleService.create()
                .ifPresent(service -> service.addListener(LifecycleEvent.RESUME, action));
    }

    @Override
    public void open(URI page) {
        BrowserService.create().ifPresent(service -> open(service, page));
    }

    private static void open(BrowserService service, URI page) {
        try {
            service.launchExternalBrowser(page.toString());
        } catch (IOException | URISyntaxException e) {
            LOG.log(Level.INFO, "no browser could be opened: {0}", ErrorCode.of(e));
        }
    }
}
