// SPDX-License-Identifier: MIT
//
// The helper of a confined session: forked before, it keeps the rights that the
// session gives up, and does two things with them for whoever holds the other
// end of the socket. It makes single calls on files in the folders that it was
// told of, handing an opened file over; and it runs the user's editor, whose
// name it took from the environment by itself. It ends when the other end is
// closed, however that happened.

#include "confine.h"
#include "store.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST_FOLDERS 16 // typed in one session; the oldest is forgotten
#define FIRST_FILES 256 // of which no other is open in the helper

enum wish {
    WISH_ALLOW,  // a folder
    WISH_CALL,   // on a file
    WISH_EDIT,   // runs the editor on a file
    WISH_SIGNAL, // to the editor
};

struct message {
    enum wish wish;
    enum file_call call;
    int flags;
    unsigned mode;
    char path[PATH_MAX], other[PATH_MAX];
};

struct reply {
    int result, code; // code: errno
    int status;       // of an editor that changed its state
};

// --- Messages ---

static bool receive(int socket, void *bytes, size_t size) {
    ssize_t length;
    do {
        length = recv(socket, bytes, size, 0);
    } while (length < 0 && errno == EINTR);
    return length == (ssize_t)size;
}

// Room for one descriptor beside a message.
union passing {
    struct cmsghdr header;
    char bytes[CMSG_SPACE(sizeof(int))];
};

static bool send_reply(int socket, const struct reply *reply, int file) {
    struct reply copy = *reply;
    struct iovec part = {&copy, sizeof(copy)};
    union passing passing = {0};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
    if (file >= 0) {
        message.msg_control = passing.bytes;
        message.msg_controllen = sizeof(passing.bytes);
        struct cmsghdr *header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(sizeof(file));
        memcpy(CMSG_DATA(header), &file, sizeof(file));
    }
    ssize_t sent;
    do {
        sent = sendmsg(socket, &message, MSG_NOSIGNAL);
    } while (sent < 0 && errno == EINTR);
    return sent == (ssize_t)sizeof(copy);
}

static bool receive_reply(int socket, struct reply *reply, int *file) {
    struct iovec part = {reply, sizeof(*reply)};
    union passing passing = {0};
    struct msghdr message = {.msg_iov = &part,
                             .msg_iovlen = 1,
                             .msg_control = passing.bytes,
                             .msg_controllen = sizeof(passing.bytes)};
    ssize_t length;
    do {
        length = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    } while (length < 0 && errno == EINTR);
    *file = -1;
    const struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    if (length > 0 && header && header->cmsg_type == SCM_RIGHTS)
        memcpy(file, CMSG_DATA(header), sizeof(*file));
    return length == (ssize_t)sizeof(*reply);
}

// --- In the helper: which folders ---

struct folder {
    char path[PATH_MAX];
    bool write;
};

struct helper {
    int socket;
    char data[PATH_MAX]; // and all beneath it; "": none
    struct folder folders[MOST_FOLDERS];
    size_t count;
    struct sigaction before[NSIG];
};

static void add_folder(struct helper *helper, const char *path, bool write) {
    for (size_t i = 0; i < helper->count && i < MOST_FOLDERS; i++) {
        struct folder *folder = &helper->folders[i];
        if (strcmp(folder->path, path) != 0) continue;
        folder->write = folder->write || write;
        return;
    }
    struct folder *folder = &helper->folders[helper->count++ % MOST_FOLDERS];
    snprintf(folder->path, PATH_MAX, "%s", path);
    folder->write = write;
}

// Where the last part of [path] really stands, as a path of its own. Only plain
// names: what is to be written was resolved before and ends in no other.
static bool find_place(const char *path, char place[PATH_MAX]) {
    char folder[PATH_MAX];
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    if (!*name || !strcmp(name, "..") || strlen(path) >= PATH_MAX) return false;
    snprintf(folder, sizeof(folder), "%.*s",
             slash == path ? 1 : (int)(name - path), slash ? path : ".");
    if (!realpath(folder, place)) return false;
    size_t length = strlen(place);
    if (!strcmp(name, ".")) return true;
    return snprintf(place + length, PATH_MAX - length, "%s%s",
                    place[length - 1] == '/' ? "" : "/",
                    name) < (int)(PATH_MAX - length);
}

static bool is_beneath(const char *path, const char *folder) {
    size_t length = strlen(folder);
    return length && !strncmp(path, folder, length) &&
           (path[length] == '/' || !path[length]);
}

// [path] stands in the folder, or, where it is only opened, is the folder: that
// is read as a list, and put on disk.
static bool is_in(const char *path, const struct folder *folder, bool opened) {
    size_t length = strlen(folder->path);
    if (strncmp(path, folder->path, length) != 0) return false;
    if (!path[length]) return opened;
    if (length > 1 && path[length++] != '/') return false;
    return !strchr(path + length, '/');
}

static bool is_allowed(const struct helper *helper, const char *path,
                       enum file_call call, int flags) {
    // What is missing above the data directory is made with it.
    if (call == FILE_MAKE_FOLDER)
        return is_beneath(path, helper->data) || is_beneath(helper->data, path);
    char data[PATH_MAX];
    if (realpath(helper->data, data) && is_beneath(path, data)) return true;
    bool opened = call == FILE_OPEN && (flags & O_ACCMODE) == O_RDONLY &&
                  !(flags & (O_CREAT | O_TRUNC));
    for (size_t i = 0; i < helper->count && i < MOST_FOLDERS; i++) {
        const struct folder *folder = &helper->folders[i];
        if ((folder->write || opened) && is_in(path, folder, opened))
            return true;
    }
    return false;
}

static bool make_call(const struct helper *helper,
                      const struct message *message) {
    char path[PATH_MAX] = "", other[PATH_MAX] = "";
    struct file_request request = {
        .call = message->call,
        .path = path,
        .other = other,
        // A link in the last part of what was resolved was put there since.
        .flags = message->flags | O_NOFOLLOW,
        .mode = message->mode,
    };
    bool two = request.call == FILE_LINK || request.call == FILE_RENAME ||
               request.call == FILE_RENAME_NEW;
    struct reply reply = {.result = -1, .code = EACCES};
    if (find_place(message->path, path) &&
        (!two || find_place(message->other, other)) &&
        is_allowed(helper, path, request.call, request.flags) &&
        (!two || is_allowed(helper, other, request.call, request.flags))) {
        errno = 0;
        reply.result = file_call(&request);
        reply.code = errno;
    }
    int file = request.call == FILE_OPEN ? reply.result : -1;
    bool sent = send_reply(helper->socket, &reply, file);
    if (file >= 0) close(file);
    return sent;
}

// --- In the helper: the editor ---

// What stops or ends the session at the keyboard must not end its helper.
static const int ignored[] = {SIGINT,  SIGQUIT, SIGTERM, SIGHUP,  SIGTSTP,
                              SIGTTIN, SIGTTOU, SIGPIPE, SIGCONT, SIGWINCH};

static void on_child(int number) {
    (void)number; // that it comes is enough
}

static void set_signals(struct helper *helper) {
    for (size_t i = 0; i < COUNT_OF(ignored); i++) {
        struct sigaction ignore = {.sa_handler = SIG_IGN};
        sigaction(ignored[i], &ignore, &helper->before[ignored[i]]);
    }
    struct sigaction notice = {.sa_handler = on_child};
    sigaction(SIGCHLD, &notice, NULL);
    sigset_t child;
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    sigprocmask(SIG_SETMASK, &child, NULL);
}

// What was ignored when the program was started stays so, as everywhere.
static void put_signals_back(const struct helper *helper) {
    for (size_t i = 0; i < COUNT_OF(ignored); i++) {
        bool stays = helper->before[ignored[i]].sa_handler == SIG_IGN &&
                     ignored[i] != SIGPIPE;
        signal(ignored[i], stays ? SIG_IGN : SIG_DFL);
    }
    signal(SIGCHLD, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

// Tells what became of [editor] until it has ended, and passes signals on to
// it. False when the session is gone: the editor then has the terminal alone.
static bool look_after(const struct helper *helper, pid_t editor) {
    sigset_t none;
    sigemptyset(&none);
    for (;;) {
        int status = 0;
        if (waitpid(editor, &status, WNOHANG | WUNTRACED) == editor) {
            struct reply reply = {.result = editor, .status = status};
            if (!send_reply(helper->socket, &reply, -1)) return false;
            if (!WIFSTOPPED(status)) return true;
        }
        fd_set told;
        FD_ZERO(&told);
        FD_SET(helper->socket, &told);
        if (pselect(helper->socket + 1, &told, NULL, NULL, NULL, &none) <= 0)
            continue;
        struct message message;
        if (!receive(helper->socket, &message, sizeof(message))) return false;
        if (message.wish == WISH_SIGNAL) kill(editor, message.flags);
    }
}

static bool edit(const struct helper *helper, const struct message *message) {
    pid_t editor = fork();
    if (editor == 0) {
        put_signals_back(helper);
        close(helper->socket);
        terminal_become_editor(message->path);
    }
    struct reply reply = {.result = editor, .code = errno};
    if (!send_reply(helper->socket, &reply, -1)) return false;
    return editor < 0 || look_after(helper, editor);
}

// --- In the helper: its life ---

// Reads one wish at a time; false: the session has ended.
static bool serve(struct helper *helper) {
    struct message message;
    if (!receive(helper->socket, &message, sizeof(message))) return false;
    message.path[PATH_MAX - 1] = message.other[PATH_MAX - 1] = '\0';
    switch (message.wish) {
    case WISH_ALLOW:
        add_folder(helper, message.path, message.flags);
        return true;
    case WISH_CALL:
        return make_call(helper, &message);
    case WISH_EDIT:
        return edit(helper, &message);
    case WISH_SIGNAL: // for an editor that has just ended
        return true;
    }
    return false;
}

static NORETURN void be_helper(int socket, const char *data) {
    static struct helper helper; // large, and this process's only one
    helper.socket = socket;
    // The lock of the session above all, which must not outlive it.
    for (int file = STDERR_FILENO + 1; file < FIRST_FILES; file++) {
        if (file != socket) close(file);
    }
    prctl(PR_SET_NAME, "cxladder-helper", 0, 0, 0);
    set_signals(&helper);
    if (data) snprintf(helper.data, PATH_MAX, "%s", data);
    char here[PATH_MAX];
    if (getcwd(here, sizeof(here))) add_folder(&helper, here, false);
    while (serve(&helper)) {
    }
    _exit(0);
}

// --- In the session ---

// A process is confined once and for good, and so is its helper.
static struct {
    int socket;
    pid_t process; // 0: none
} own;

static bool tell(const struct message *message) {
    ssize_t sent;
    do {
        sent = send(own.socket, message, sizeof(*message), MSG_NOSIGNAL);
    } while (sent < 0 && errno == EINTR);
    return sent == (ssize_t)sizeof(*message);
}

static bool fill(struct message *message, const char *path, const char *other) {
    if (strlen(path) >= PATH_MAX || (other && strlen(other) >= PATH_MAX)) {
        errno = ENAMETOOLONG;
        return false;
    }
    snprintf(message->path, PATH_MAX, "%s", path);
    snprintf(message->other, PATH_MAX, "%s", other ? other : "");
    return true;
}

// The deputy of the calls on files.
static int call(void *context, const struct file_request *request) {
    (void)context;
    struct message message = {.wish = WISH_CALL,
                              .call = request->call,
                              .flags = request->flags,
                              .mode = request->mode};
    if (!fill(&message, request->path, request->other)) return -1;
    struct reply reply;
    int file;
    if (!tell(&message) || !receive_reply(own.socket, &reply, &file)) {
        errno = EACCES; // as without a helper
        return -1;
    }
    errno = reply.code;
    if (reply.result < 0) return -1;
    return request->call == FILE_OPEN ? file : reply.result;
}

static pid_t start_editor(void *context, const char *path) {
    (void)context;
    struct message message = {.wish = WISH_EDIT};
    struct reply reply;
    int file;
    if (!fill(&message, path, NULL)) return -1;
    if (!tell(&message) || !receive_reply(own.socket, &reply, &file)) {
        errno = EPIPE;
        return -1;
    }
    errno = reply.code;
    return reply.result;
}

// As waitpid with WNOHANG and WUNTRACED.
static pid_t look_at_editor(void *context, pid_t editor, int *status) {
    (void)context;
    struct pollfd told = {.fd = own.socket, .events = POLLIN};
    int ready = poll(&told, 1, 0);
    if (ready <= 0) return ready;
    struct reply reply;
    int file;
    if (!receive_reply(own.socket, &reply, &file)) {
        errno = ECHILD;
        return -1;
    }
    *status = reply.status;
    return editor;
}

static void signal_editor(void *context, pid_t editor, int number) {
    (void)context;
    (void)editor;
    struct message message = {.wish = WISH_SIGNAL, .flags = number};
    (void)tell(&message);
}

bool confine_helper(const char *data) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends))
        return false;
    pid_t process = fork();
    if (process == 0) be_helper(ends[1], data);
    close(ends[1]);
    if (process < 0) {
        close(ends[0]);
        return false;
    }
    own.socket = ends[0];
    own.process = process;
    file_set_deputy(&(struct file_deputy){call, NULL});
    return true;
}

bool confine_has_helper(void) {
    return own.process > 0;
}

void confine_tell(const char *folder, bool write) {
    struct message message = {.wish = WISH_ALLOW, .flags = write};
    if (confine_has_helper() && fill(&message, folder, NULL))
        (void)tell(&message);
}

const struct terminal_editor *confine_editor(void) {
    static struct terminal_editor editor = {
        .start = start_editor, .look = look_at_editor, .signal = signal_editor};
    editor.descriptor = own.socket;
    return confine_has_helper() ? &editor : NULL;
}

void confine_end(void) {
    if (!confine_has_helper()) return;
    file_set_deputy(NULL);
    close(own.socket);
    while (waitpid(own.process, NULL, 0) < 0 && errno == EINTR) {
    }
    own.process = 0;
}
