using Converter.Documents;

namespace Converter.Server.Answers;

/// <summary>The refusals of the service.</summary>
internal static class Problems
{
    public static Problem NotFound { get; } = new(
        404,
        "not-found",
        new Message("没有这一项", "there is no such thing"),
        new Message("它不存在，已被删除，或不属于您", "it does not exist, was deleted, or is not yours"),
        new Message("请核对编号", "check the identifier"));

    public static Problem NotReady { get; } = new(
        409,
        "not-ready",
        new Message("文件还没有生成", "the file is not made yet"),
        new Message("任务尚未成功完成", "the job has not succeeded yet"),
        new Message("请等任务状态变为 succeeded 再下载", "wait until the state is 'succeeded'"));

    public static Problem WrongState(string state) => new(
        409,
        "wrong-state",
        new Message("任务当前的状态不允许这样做", "the state of the job does not allow this"),
        new Message($"当前状态：{state}", $"its state is {state}"));

    public static Problem NothingSent { get; } = new(
        400,
        "nothing-sent",
        new Message("没有收到文稿", "no text was received"),
        new Message("请求里既没有 files 也没有 text", "the request has neither 'files' nor 'text'"),
        new Message("请用 multipart/form-data 的 files 字段上传文件，或用 text 字段提交文字", "send files in the field 'files' of multipart/form-data, or a text in 'text'"));

    public static Problem Malformed(string field, string why) => new(
        400,
        "malformed",
        new Message($"字段“{field}”看不懂", $"the field '{field}' is not understood"),
        new Message(why, why),
        new Message("格式见 /openapi/v1.json", "see /openapi/v1.json for its form"));

    public static Problem TooLarge(string name, long most) => new(
        413,
        "too-large",
        new Message($"“{name}”太大", $"'{name}' is too large"),
        new Message($"最多 {most} 字节", $"the limit is {most} bytes"),
        new Message("请确认是文稿文本，必要时拆成几份", "make sure that it is the text of a document; split it if it is"));

    public static Problem TooMany(int most) => new(
        413,
        "too-many",
        new Message("一次上传的文件太多", "too many files in one request"),
        new Message($"最多 {most} 个", $"the limit is {most}"),
        new Message("请分几批上传", "send them in parts"));

    public static Problem BadArchive(string name, Message why) => new(
        422,
        "bad-archive",
        new Message($"压缩包“{name}”不能使用", $"the archive '{name}' cannot be used"),
        why,
        new Message("请解压后直接上传其中的文本文件", "unpack it and send the texts themselves"));

    public static Problem NotAccepted { get; } = new(
        415,
        "media-type",
        new Message("请求的内容类型不受支持", "this type of content is not accepted"),
        new Message("只接受 multipart/form-data 或 application/json", "multipart/form-data and application/json are"));

    public static Problem MethodNotAllowed { get; } = new(
        405,
        "method",
        new Message("这个地址不支持这种请求方法", "this address does not take this method"),
        null,
        new Message("用法见 /openapi/v1.json", "see /openapi/v1.json"));

    public static Problem Unusable(IReadOnlyList<Diagnostic> findings) => new(
        422,
        findings[0].Code,
        findings[0].Message,
        null,
        findings[0].Hint)
    {
        Findings = findings,
    };

    public static Problem QueueFull(bool isOwn, int seconds) => new(
        429,
        isOwn ? "queue-full-owner" : "queue-full",
        new Message("排队的任务太多，暂不接收新任务", "too many jobs wait; no more are accepted for now"),
        isOwn ? new Message("您的排队任务已达上限", "you have as many jobs waiting as one owner may have") : new Message("服务的队列已满", "the queue of the service is full"),
        new Message($"请在 {seconds} 秒后再试", $"try again in {seconds} s"))
    {
        RetryAfter = seconds,
    };

    public static Problem TooFast { get; } = new(
        429,
        "rate",
        new Message("请求过于频繁", "too many requests"),
        null,
        new Message("请稍后再试", "try again a little later"))
    {
        RetryAfter = 10,
    };

    public static Problem KeyReused { get; } = new(
        422,
        "idempotency-key-reused",
        new Message("同一个 Idempotency-Key 用在了不同的请求上", "this Idempotency-Key was used for another request"),
        null,
        new Message("请为每个新请求换一个 Idempotency-Key", "take a new key for each new request"));

    public static Problem Unauthorized { get; } = new(
        401,
        "unauthorized",
        new Message("需要登录", "authentication is needed"),
        new Message("没有有效的 API 密钥，也没有受信任代理给出的用户", "there is no valid API key, and no user named by a trusted proxy"),
        new Message("请在 Authorization: Bearer 中给出密钥（converter keys create），或通过单位的登录入口访问", "send a key as 'Authorization: Bearer …' (converter keys create), or come in by the sign-in of your organisation"));

    public static Problem Forbidden(string scope) => new(
        403,
        "forbidden",
        new Message("没有权限", "this is not allowed"),
        new Message($"需要权限“{scope}”", $"the scope '{scope}' is needed"),
        new Message("请向管理员申请", "ask the administrator"));

    public static Problem ForeignOrigin { get; } = new(
        403,
        "foreign-origin",
        new Message("请求来自别的网站，已拒绝", "the request comes from another site and was refused"),
        null,
        new Message("请从本服务的网页操作，或使用 API 密钥", "use the page of this service, or an API key"));

    public static Problem ForeignHost { get; } = new(
        421,
        "foreign-host",
        new Message("本服务不以这个主机名提供", "the service does not answer to this host name"),
        null,
        new Message("请用 127.0.0.1 或 localhost 访问，或在设置 Access:Hosts 中加入此名", "use 127.0.0.1 or localhost, or add the name to the setting Access:Hosts"));

    public static Problem StoreAway { get; } = new(
        503,
        "store-away",
        new Message("数据库暂时无法使用", "the store does not answer for now"),
        new Message("没有收下这次请求；已收下的任务不受影响", "the request was not taken; what was taken before is safe"),
        new Message("请几秒后用同一个 Idempotency-Key 再试", "try again in a few seconds, with the same Idempotency-Key"))
    {
        RetryAfter = 5,
    };

    public static Problem FilesAway { get; } = new(
        503,
        "files-away",
        new Message("存放文件的对象存储暂时无法使用", "the object storage with the files does not answer for now"),
        new Message("没有收下这次请求；已收下的任务不受影响", "the request was not taken; what was taken before is safe"),
        new Message("请几秒后用同一个 Idempotency-Key 再试", "try again in a few seconds, with the same Idempotency-Key"))
    {
        RetryAfter = 5,
    };

    public static Problem StoreFull { get; } = new(
        507,
        "store-full",
        new Message("存储空间已满", "the store has no room left"),
        new Message("没有收下这次请求；已收下的任务不受影响", "the request was not taken; what was taken before is safe"),
        new Message("请管理员腾出磁盘空间，然后再试", "let the administrator make room, then try again"))
    {
        RetryAfter = 60,
    };

    public static Problem Internal { get; } = new(
        500,
        "internal",
        new Message("服务内部错误", "an internal fault of the service"),
        null,
        new Message("请稍后再试；仍有问题请报告管理员", "try again later; if it stays, tell the administrator"));
}
