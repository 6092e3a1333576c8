// Shows how far an upload is, and what went wrong with it. Listens to the events of the socket, knows nothing else of it.
(function () {
  'use strict';

  function size(bytes) {
    if (bytes < 1000) return bytes + ' bytes';
    if (bytes < 1e6) return (bytes / 1e3).toFixed(1) + ' kB';
    return (bytes / 1e6).toFixed(1) + ' MB';
  }

  // state: 'going', 'sent' or 'failed'
  function show(form, state, text, share) {
    var progress = form.querySelector('.progress');
    if (!progress) return;
    progress.hidden = false;
    progress.className = 'progress ' + state;
    progress.querySelector('.status').textContent = text;
    if (share !== undefined) progress.querySelector('progress').value = share;
  }

  document.addEventListener('htmx:wsSendProgress', function (event) {
    var detail = event.detail;
    var again = detail.attempt > 1 ? ', attempt ' + detail.attempt : '';
    var share = detail.total ? detail.loaded / detail.total : 1;
    event.target.uploadSize = size(detail.total);
    show(event.target, 'going', size(detail.loaded) + ' of ' + size(detail.total) + again, share);
  });

  document.addEventListener('htmx:wsAfterSend', function (event) {
    var bar = event.target.querySelector('.progress:not([hidden]) progress');
    if (bar) show(event.target, 'sent', event.target.uploadSize + ' sent', 1);
  });

  document.addEventListener('htmx:wsError', function (event) {
    var form = event.detail.sendElt;
    if (form) show(form, 'failed', event.detail.error.message);
  });

  // What stands there speaks of the upload before this one.
  document.addEventListener('htmx:wsBeforeSend', function (event) {
    var progress = event.target.querySelector('.progress');
    if (progress) progress.hidden = true;
  });
})();
