import 'element-plus/es/components/select/style/css.mjs'

export { ElOption, ElSelect } from 'element-plus/es/components/select/index.mjs'
