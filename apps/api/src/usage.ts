/** Output of `npm start -- --help`. */
export const USAGE = `哨到：吹哨报到的服务

用法：npm start [-- 选项]
  --empty      从空系统开始，不装演示区
  --help       显示本说明

常用环境变量：
  PORT=3001        换一个端口（默认 3000）
  DATA_DIR=…       数据目录（默认 ./data）
  LOG_LEVEL=info   在终端里也显示每次请求的日志
全部设置见 schema/settings.md。管理命令：npm run admin -- --help`;
